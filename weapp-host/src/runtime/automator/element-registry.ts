import * as glassEasel from 'glass-easel';
import type { PageInstance, Runtime } from '../runtime';
import { customComponentOf, tagNameOf } from './element-kind';

export interface ElementDescription {
  elementId: string;
  tagName: string;
  /** Of a component of the mini-program's own: the client offers its data and methods then. */
  nodeId?: string;
  videoId?: string;
}

export interface Found {
  page: PageInstance;
  element: glassEasel.Element;
}

export interface ElementRegistry {
  describe: (page: PageInstance, element: glassEasel.Element) => ElementDescription;
  /** Refuses an element that was removed, and one whose page has gone. */
  get: (elementId: unknown) => Found;
}

/** A page by the id that was given to a client. */
export const getPage = ({ router }: Pick<Runtime, 'router'>, id: unknown): PageInstance => {
  const page = typeof id === 'number' ? router.findPage(id) : undefined;
  if (!page) throw new Error(`page ${String(id)} is not in the stack any more`);
  return page;
};

/** The ids of elements. The client keeps what it has been told of an id, so none is used twice, even after a new launch. */
export const createElementRegistry = (runtime: Pick<Runtime, 'router' | 'boot'>): ElementRegistry => {
  const ids = new WeakMap<glassEasel.Element, string>();
  const known = new Map<string, { pageId: number; tagName: string; ref: WeakRef<glassEasel.Element> }>();
  const register = (page: PageInstance, element: glassEasel.Element): string => {
    const id = `${runtime.boot.generation}-${known.size + 1}`;
    ids.set(element, id);
    known.set(id, { pageId: page.id, tagName: tagNameOf(page, element), ref: new WeakRef(element) });
    return id;
  };
  return {
    describe: (page, element) => {
      const elementId = ids.get(element) ?? register(page, element);
      const tagName = tagNameOf(page, element);
      return {
        elementId,
        tagName,
        ...(customComponentOf(page, element) && { nodeId: elementId }),
        ...(tagName === 'video' && { videoId: element.id || elementId }),
      };
    },
    get: (elementId) => {
      const entry = known.get(String(elementId));
      if (!entry) throw new Error(`element ${String(elementId)} was never given out`);
      const page = getPage(runtime, entry.pageId);
      const element = entry.ref.deref();
      if (!element || !glassEasel.Element.isAttached(element)) throw new Error(`<${entry.tagName}> (element ${String(elementId)}) was removed from the page`);
      return { page, element };
    },
  };
};
