import type * as glassEasel from 'glass-easel';
import { hyphenated } from './css-name';
import { fieldsOf } from './api/node-fields';
import { findBuiltIn } from './elements/built-in';
import { later } from './later';
import type { Runtime } from './runtime';

type Element = glassEasel.Element;
type Action = () => void;

/** Where styles and classes of wxs are kept: over those of the template, which may change without undoing them, and apart from `hover-class`. */
const STYLE_SEGMENT = 3;
const CLASS_SEGMENT = 2;
const TEMPLATE_SEGMENT = 0;

/** What a wxs function is given of a component or node: https://developers.weixin.qq.com/miniprogram/dev/framework/view/interactive-animation.html */
export interface ComponentDescriptor {
  selectComponent: (selector: string) => ComponentDescriptor | null;
  selectAllComponents: (selector: string) => ComponentDescriptor[];
  setStyle: (style: string | Record<string, unknown>) => void;
  addClass: (names: string) => void;
  removeClass: (names: string) => void;
  hasClass: (name: string) => boolean;
  getDataset: () => Record<string, unknown>;
  /** An object that is this component's alone, for what has to be remembered. */
  getState: () => Record<string, unknown>;
  callMethod: (name: string, args?: unknown) => void;
  triggerEvent: (name: string, detail?: unknown, options?: glassEasel.EventOptions) => void;
  requestAnimationFrame: (callback: Action) => void;
  setTimeout: (callback: Action, delayMs?: number) => number;
  clearTimeout: (id: number) => void;
  getComputedStyle: (names: string[]) => Record<string, unknown>;
  getBoundingClientRect: () => Record<string, unknown>;
}

export type DescribeElement = (element: Element) => ComponentDescriptor;

/** Classes that wxs gave, beside those of the template. */
export const wxsClassOf = (element: Element): string => element.classList?.getClassNames(CLASS_SEGMENT) ?? '';

/** A component of the mini-program's own; built-in elements are nodes to wxs. */
const customOf = (element: Element): glassEasel.GeneralComponent | null => (findBuiltIn(element) ? null : element.asGeneralComponent());

const styleText = (style: string | Record<string, unknown>): string =>
  typeof style === 'string'
    ? style
    : Object.entries(style).map(([name, value]) => `${hyphenated(name)}: ${String(value)}`).join('; ');

const searching = (element: Element, describe: DescribeElement) => {
  const inside = customOf(element)?.getShadowRoot() ?? element;
  return {
    selectComponent: (selector: string) => {
      const found = inside.querySelector(selector);
      return found ? describe(found) : null;
    },
    selectAllComponents: (selector: string) => inside.querySelectorAll(selector).map(describe),
  };
};

const looks = (element: Element) => {
  const toggle = (names: string, isOn: boolean, segment: number): void => {
    for (const name of names.split(/\s+/).filter(Boolean)) element.toggleNodeClass(name, isOn, segment);
  };
  return {
    setStyle: (style: string | Record<string, unknown>) => {
      // The page itself, which nothing owns, keeps its style.
      if (element.ownerShadowRoot) element.setNodeStyle(styleText(style), STYLE_SEGMENT);
    },
    addClass: (names: string) => toggle(names, true, CLASS_SEGMENT),
    removeClass: (names: string) => {
      toggle(names, false, CLASS_SEGMENT);
      toggle(names, false, TEMPLATE_SEGMENT);
    },
    hasClass: (name: string) => [CLASS_SEGMENT, TEMPLATE_SEGMENT].some((segment) => element.classList?.contains(name, segment)),
  };
};

const readings = (element: Element, runtime: Runtime) => {
  const state: Record<string, unknown> = {};
  const pictures = (src: string) => Promise.resolve(runtime.fileUrl(src, ''));
  return {
    getState: () => state,
    getDataset: () => element.dataset as Record<string, unknown>,
    getComputedStyle: (computedStyle: string[]) => fieldsOf(element, { computedStyle }, pictures),
    getBoundingClientRect: () => fieldsOf(element, { id: true, dataset: true, rect: true, size: true }, pictures),
  };
};

/** What wxs asks of the app is done once the template and the function are: in WeChat it goes to another thread. */
const calls = (element: Element, runtime: Runtime) => ({
  callMethod: (name: string, args?: unknown) =>
    later(runtime, 'wxs', () => {
      const component = customOf(element);
      const caller = component?.getMethodCaller() as Record<string, unknown> | undefined;
      const method = caller?.[name];
      if (typeof method !== 'function') throw new Error(`${component?.is ?? 'a node'} has no method "${name}"`);
      (method as (args: unknown) => unknown).call(caller, args);
    }),
  triggerEvent: (name: string, detail?: unknown, options?: glassEasel.EventOptions) =>
    later(runtime, 'wxs', () => element.triggerEvent(name, detail, options)),
});

/** Frames are those of the page's own window. */
const timers = (element: Element) => ({
  requestAnimationFrame: (callback: Action) => {
    const dom = element.getBackendElement() as unknown as HTMLElement | null;
    (dom?.ownerDocument.defaultView ?? window).requestAnimationFrame(() => callback());
  },
  setTimeout: (callback: Action, delayMs = 0) => window.setTimeout(callback, delayMs),
  clearTimeout: (id: number) => window.clearTimeout(id),
});

/** Makes descriptors; an element's is always the same one. */
export const createDescriptors = (runtime: Runtime): DescribeElement => {
  const known = new WeakMap<Element, ComponentDescriptor>();
  const describe: DescribeElement = (element) => {
    const before = known.get(element);
    if (before) return before;
    const made: ComponentDescriptor = {
      ...searching(element, describe),
      ...looks(element),
      ...readings(element, runtime),
      ...calls(element, runtime),
      ...timers(element),
    };
    known.set(element, made);
    return made;
  };
  return describe;
};
