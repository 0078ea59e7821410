import * as glassEasel from 'glass-easel';
import { BUILT_IN_TAGS } from '../compile/built-in-tags';
import { lengthsInText } from '../compile/lengths';
import { watchGestures } from './gestures';

type Context = glassEasel.domlikeBackend.Context;
type BackendElement = glassEasel.domlikeBackend.Element;

/** Those that the browser makes and the element tree hears of, besides touches. */
const BROWSER_EVENTS = new Set(['transitionend', 'animationstart', 'animationiteration', 'animationend']);
/** glass-easel's enum is a type only: 3 is a backend that looks like a DOM. */
const DOM_LIKE = 3 as glassEasel.BackendMode.Domlike;

const domOf = (element: BackendElement): HTMLElement => element as unknown as HTMLElement;

/** An element whose inline style may be written in rpx. */
const createElement = (document: Document, tagName: string): BackendElement => {
  const element = document.createElement(BUILT_IN_TAGS.has(tagName) ? `wx-${tagName}` : tagName);
  const setAttribute = element.setAttribute.bind(element);
  element.setAttribute = (name, value) => setAttribute(name, name === 'style' ? lengthsInText(value) : value);
  return element as unknown as BackendElement;
};

const wxElementAt = (target: EventTarget | null): glassEasel.Element | undefined => {
  let node = target as (Node & { __wxElement?: glassEasel.Element }) | null;
  while (node && !node.__wxElement) node = node.parentNode;
  return node?.__wxElement;
};

/** A touch or an animation event of the browser, on its way through the element tree; true when a handler caught it. */
const tellTree = (target: glassEasel.Element, type: string, detail: unknown, options: glassEasel.EventOptions): boolean => {
  const event = new glassEasel.Event(type, detail, options);
  glassEasel.Event.dispatchEvent(target, event);
  return event.defaultPrevented();
};

/** Where the page's elements live, and how they hear of touches. */
const wireEvents = (document: Document, onTap: () => void) => {
  const longpressed = new WeakSet<Node>();
  const heard = new WeakMap<BackendElement, Set<string>>();
  const send = (target: EventTarget | null, type: string, detail: unknown, options: glassEasel.EventOptions): boolean => {
    const element = wxElementAt(target);
    return element !== undefined && tellTree(element, type, detail, { bubbles: true, composed: true, capturePhase: true, ...options });
  };
  const hasLongpress = (target: EventTarget): boolean => {
    for (let node: Node | null = target as Node; node; node = node.parentNode) if (longpressed.has(node)) return true;
    return false;
  };
  watchGestures(
    document,
    (target, type, detail, { event, touches, changedTouches }) => {
      if (type === 'tap') onTap();
      return send(target, type, detail, { originalEvent: event, extraFields: { touches, changedTouches } });
    },
    hasLongpress,
  );
  return {
    // Touches are told to the tree above; glass-easel would tell only those that a template listens to.
    onEvent: () => undefined,
    setListenerStats: (element: BackendElement | null, type: string) => {
      if (!element) return;
      if (type === 'longpress' || type === 'longtap') longpressed.add(domOf(element));
      const known = heard.get(element) ?? new Set<string>();
      heard.set(element, known);
      if (!BROWSER_EVENTS.has(type) || known.has(type)) return;
      known.add(type);
      domOf(element).addEventListener(type, (event) => {
        if (event.target === domOf(element)) send(event.target, type, {}, { originalEvent: event });
      });
    },
  };
};

export interface FramePorts {
  /** Some calls are allowed shortly after a tap only. */
  onTap: () => void;
  /** The sheet of a component, its classes written for the style scope of that name; undefined when it has none. */
  sheet: (path: string, scopeName: string) => string | undefined;
  scopeName: (scope: number) => string;
}

/** glass-easel's view of one page: the document of its iframe. */
export const createFrameBackend = (view: Window, ports: FramePorts): glassEasel.GeneralBackendContext => {
  const { document } = view;
  const sheets: HTMLStyleElement[] = [];
  const context: Context = {
    mode: DOM_LIKE,
    destroy: () => undefined,
    getWindowWidth: () => view.innerWidth,
    getWindowHeight: () => view.innerHeight,
    getDevicePixelRatio: () => view.devicePixelRatio,
    getTheme: () => (view.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'),
    registerStyleSheetContent: () => undefined,
    appendStyleSheetPath: (path, scope) => {
      const style = document.createElement('style');
      style.dataset.path = path;
      style.textContent = ports.sheet(path, scope === undefined ? '' : ports.scopeName(scope)) ?? '';
      document.head.append(style);
      return sheets.push(style) - 1;
    },
    disableStyleSheet: (index) => sheets[index]?.remove(),
    render: (done) => void view.requestAnimationFrame(() => done(null)),
    getRootNode: () => document.body as unknown as BackendElement,
    document: {
      createElement: (tagName) => createElement(document, tagName),
      createTextNode: (content) => document.createTextNode(content) as unknown as BackendElement,
      createDocumentFragment: () => document.createDocumentFragment() as unknown as BackendElement,
    },
    associateValue: (element, value) => void (element.__wxElement = value),
    ...wireEvents(document, ports.onTap),
    setModelBindingStat: () => undefined,
  };
  return context;
};
