import type * as glassEasel from 'glass-easel';
import { hyphenated } from '../css-name';
import { callElementFunction } from '../elements/automation';
import { realmOf } from '../page-on-top';
import type { Runtime } from '../runtime';
import { attributeOf, propertiesOf } from './attributes';
import { callerOf, callMethodOf } from './component-caller';
import { dataAt } from './data-at';
import { domOf } from './element-dom';
import { customComponentOf, tagNameOf } from './element-kind';
import type { ElementRegistry, Found } from './element-registry';
import { findBySelector } from './find-elements';
import { mirrorOf } from './mirror';
import { argsOf, namesOf, objectOf, textOf, type Params } from './params';
import { innerWxml, outerWxml } from './wxml-text';

/** exparser's list of what may be asked: the client reads it before any property. */
const PUBLIC_PROPERTIES = '__propPublic';

const customOf = ({ page, element }: Found): glassEasel.GeneralComponent => {
  const component = customComponentOf(page, element);
  if (!component) throw new Error(`<${tagNameOf(page, element)}> is not a component of the mini-program's own`);
  return component;
};

/** Where a movable-view has been moved to, by the names the client asks with: a place in its transform's matrix. */
const MOVED = { _translateX: 'm41', _translateY: 'm42' } as const;

const readProperty = ({ page, element }: Found, name: string): unknown => {
  const properties = propertiesOf(element);
  if (name === PUBLIC_PROPERTIES) return Object.fromEntries(Object.keys(properties).map((property) => [property, true]));
  if (name !== '_translateX' && name !== '_translateY') return properties[name];
  const view = realmOf(page);
  return new view.DOMMatrix(view.getComputedStyle(domOf(page, element)).transform)[MOVED[name]];
};

/** How an element looks, and what it says of itself. */
export const createElementReadings = ({ get }: ElementRegistry) => ({
  'Element.getDOMProperties': (params: Params) => {
    const { page, element } = get(params.elementId);
    const dom = domOf(page, element) as unknown as Record<string, unknown>;
    return { properties: namesOf(params).map((name) => dom[name]) };
  },
  'Element.getProperties': (params: Params) => {
    const found = get(params.elementId);
    return { properties: namesOf(params).map((name) => readProperty(found, name)) };
  },
  'Element.getAttributes': (params: Params) => {
    const { element } = get(params.elementId);
    return { attributes: namesOf(params).map((name) => attributeOf(element, name)) };
  },
  'Element.getStyles': (params: Params) => {
    const { page, element } = get(params.elementId);
    const styles = realmOf(page).getComputedStyle(domOf(page, element));
    return { styles: namesOf(params).map((name) => styles.getPropertyValue(hyphenated(name))) };
  },
  'Element.getOffset': ({ elementId }: Params) => {
    const { page, element } = get(elementId);
    const { left, top } = domOf(page, element).getBoundingClientRect();
    return { left: left + page.window.scrollX, top: top + page.window.scrollY };
  },
  'Element.getWXML': ({ elementId, type }: Params) => {
    const { page, element } = get(elementId);
    const { root } = mirrorOf(page, element);
    return { wxml: type === 'outer' ? outerWxml(root) : innerWxml(root) };
  },
});

/** What can be asked of an element beyond its looks: what is inside, and what it can do. */
export const createElementMethods = (runtime: Runtime, { get, describe }: ElementRegistry) => ({
  'Element.getElement': (params: Params) => {
    const { page, element } = get(params.elementId);
    const selector = textOf(params, 'selector');
    const [first] = findBySelector(page, element, selector);
    if (!first) throw new Error(`no element "${selector}" in <${tagNameOf(page, element)}>`);
    return describe(page, first);
  },
  'Element.getElements': (params: Params) => {
    const { page, element } = get(params.elementId);
    return { elements: findBySelector(page, element, textOf(params, 'selector')).map((found) => describe(page, found)) };
  },
  'Element.callFunction': async (params: Params) => {
    const { page, element } = get(params.elementId);
    const component = element.asGeneralComponent();
    if (!component) throw new Error(`<${tagNameOf(page, element)}> is not an element of WeChat`);
    return { result: await callElementFunction(component, textOf(params, 'functionName'), argsOf(params)) };
  },
  'Element.callContextMethod': async (params: Params) => {
    const { page, element } = get(params.elementId);
    if (!element.id) throw new Error(`<${tagNameOf(page, element)}> needs an id: its context is found by it`);
    const create = runtime.wx.createVideoContext as (id: string, owner: unknown) => Record<string, unknown>;
    const owner = callerOf(element.ownerShadowRoot?.getHostNode() ?? page.component);
    const context = create(element.id, owner);
    const name = textOf(params, 'method');
    const method = context[name];
    if (typeof method !== 'function') throw new Error(`the context of <${tagNameOf(page, element)}> has no method "${name}"`);
    return { result: (await (method as (...args: unknown[]) => unknown).apply(context, argsOf(params))) ?? null };
  },
  'Element.getData': (params: Params) => ({ data: dataAt(customOf(get(params.elementId)).data, params.path) }),
  'Element.setData': (params: Params) => callerOf(customOf(get(params.elementId))).setData(objectOf(params, 'data')),
  'Element.callMethod': async (params: Params) => ({
    result: await callMethodOf(customOf(get(params.elementId)), textOf(params, 'method'), argsOf(params)),
  }),
});
