import type * as glassEasel from 'glass-easel';
import type { PageInstance } from '../runtime';

const ELEMENT_NODE = 1;

const firstHost = (element: glassEasel.Element): HTMLElement | undefined => {
  const host = element.$$ as unknown as HTMLElement | null;
  if (host) return host;
  let found: HTMLElement | undefined;
  element.forEachNonVirtualComposedChild((child) => {
    const node = (child as glassEasel.Element).$$ as unknown as HTMLElement | null;
    if (node?.nodeType === ELEMENT_NODE) found = node;
    return found === undefined;
  });
  return found;
};

/**
 * The DOM element that shows an element. A component with a virtual host has none of its own: the first one inside stands for
 * it. The page itself is its document's body.
 */
export const domOf = (page: PageInstance, element: glassEasel.Element): HTMLElement => {
  if (element === (page.component as glassEasel.Element)) return page.document.body;
  const host = firstHost(element);
  if (!host) throw new Error('this element shows nothing: there is no node of it in the page');
  return host;
};
