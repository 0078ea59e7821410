import * as glassEasel from 'glass-easel';
import { pageOf } from '../pages';
import type { PageInstance, Runtime } from '../runtime';
import type { PictureSource } from './canvas-node';
import { type Fields, fieldsOf, viewportFieldsOf } from './node-fields';

type Answered = (result: unknown) => void;
type Root = glassEasel.GeneralComponent;

/** `this` of a page or component of the mini-program, or an element of the tree itself. */
const componentOf = (given: unknown): Root | undefined => {
  const { _$: inner, getShadowRoot } = (given ?? {}) as { _$?: Root; getShadowRoot?: unknown };
  return inner ?? (typeof getShadowRoot === 'function' ? (given as Root) : undefined);
};

/**
 * What of the tree a call means: the component that is given, or the page on top. Once it was removed, or its page was unloaded,
 * nothing is found and there is no page.
 */
export const scopeOf = (runtime: Runtime, given: unknown) => {
  const component = componentOf(given) ?? runtime.router.top()?.component;
  const shown = () => (component && glassEasel.Element.isAttached(component) ? component : undefined);
  return {
    page: (): PageInstance | undefined => {
      const root = shown();
      return root && (pageOf(root) ?? runtime.router.top());
    },
    find: (selector: string): glassEasel.Element | null => shown()?.getShadowRoot()?.querySelector(selector) ?? null,
    findAll: (selector: string): glassEasel.Element[] => shown()?.getShadowRoot()?.querySelectorAll(selector) ?? [],
  };
};

interface Question {
  scope: unknown;
  /** Null is the viewport. */
  selector: string | null;
  isSingle: boolean;
  fields: Fields;
  done: Answered | undefined;
}

const RECT: Fields = { id: true, dataset: true, rect: true, size: true };
const SCROLL: Fields = { id: true, dataset: true, scrollOffset: true };

const answer = (runtime: Runtime, pictures: PictureSource, { scope, selector, isSingle, fields }: Question): unknown => {
  const { find, findAll, page: findPage } = scopeOf(runtime, scope);
  const page = findPage();
  if (selector === null) return page ? viewportFieldsOf(page, fields) : null;
  if (!isSingle) return findAll(selector).map((element) => fieldsOf(element, fields, pictures));
  const found = find(selector);
  return found && fieldsOf(found, fields, pictures);
};

/** `wx.createSelectorQuery()`: questions are kept until `exec`, and answered in their order, later. */
export const createSelectorQuery = (runtime: Runtime, pictures: PictureSource) => {
  let scope: unknown = runtime.router.top()?.component;
  const questions: Question[] = [];
  const ask = (selector: string | null, isSingle: boolean) => {
    const push = (fields: Fields, done?: Answered) => {
      questions.push({ scope, selector, isSingle, fields, done });
      return query;
    };
    return {
      fields: push,
      boundingClientRect: (done?: Answered) => push(RECT, done),
      scrollOffset: (done?: Answered) => push(SCROLL, done),
      context: (done?: Answered) => push({ context: true }, done),
      node: (done?: Answered) => push({ node: true }, done),
    };
  };
  const query = {
    in: (component: unknown) => {
      scope = component;
      return query;
    },
    select: (selector: string) => ask(selector, true),
    selectAll: (selector: string) => ask(selector, false),
    selectViewport: () => ask(null, true),
    exec: (done?: (results: unknown[]) => void) => {
      const asked = [...questions];
      void Promise.resolve()
        .then(() => {
          const results = asked.map((question) => answer(runtime, pictures, question));
          asked.forEach((question, index) => question.done?.(results[index]));
          done?.(results);
        })
        .catch((error: unknown) => runtime.report(error, 'createSelectorQuery'));
      return query;
    },
  };
  return query;
};
