import type * as glassEasel from 'glass-easel';
import type { PageInstance, Runtime } from '../runtime';
import { callerOf, callMethodOf } from './component-caller';
import { dataAt } from './data-at';
import { getPage, type ElementRegistry } from './element-registry';
import { findBySelector, findByXpath } from './find-elements';
import { argsOf, namesOf, objectOf, textOf, type Params } from './params';

/** `document.documentElement.scrollTop` and the like, in the page's own window. */
const readAlong = (start: unknown, path: string): unknown =>
  path.split('.').reduce((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], start);

type Search = (page: PageInstance, text: string) => glassEasel.Element[];

const bySelector: Search = (page, selector) => findBySelector(page, page.component, selector);

/** The methods of the protocol that concern one page of the stack. */
export const createPageMethods = (runtime: Runtime, { describe }: ElementRegistry) => {
  const pageOf = ({ pageId }: Params) => getPage(runtime, pageId);
  const all = (search: Search) => (params: Params) => {
    const page = pageOf(params);
    return { elements: search(page, textOf(params, 'selector')).map((element) => describe(page, element)) };
  };
  const first = (search: Search) => (params: Params) => {
    const page = pageOf(params);
    const text = textOf(params, 'selector');
    const [element] = search(page, text);
    if (!element) throw new Error(`no element "${text}" on ${page.path}`);
    return describe(page, element);
  };
  return {
    'Page.getElement': first(bySelector),
    'Page.getElements': all(bySelector),
    'Page.getElementByXpath': first(findByXpath),
    'Page.getElementsByXpath': all(findByXpath),
    'Page.getData': (params: Params) => ({ data: dataAt(pageOf(params).component.data, params.path) }),
    'Page.setData': (params: Params) => callerOf(pageOf(params).component).setData(objectOf(params, 'data')),
    'Page.callMethod': async (params: Params) => ({
      result: await callMethodOf(pageOf(params).component, textOf(params, 'method'), argsOf(params)),
    }),
    'Page.getWindowProperties': (params: Params) => {
      const page = pageOf(params);
      return { properties: namesOf(params).map((name) => readAlong(page.window, name)) };
    },
  };
};
