import type * as glassEasel from 'glass-easel';
import type { PageInstance } from '../runtime';
import { mirrorOf } from './mirror';

const SNAPSHOT = 7;

/** The elements that a selector finds inside `element`, in the order of the template; on the page itself `page` counts too. */
export const findBySelector = (page: PageInstance, element: glassEasel.Element, selector: string): glassEasel.Element[] => {
  const { document, root, behind } = mirrorOf(page, element);
  const scope = element === (page.component as glassEasel.Element) ? document : root;
  try {
    return Array.from(scope.querySelectorAll(selector), behind);
  } catch {
    throw new Error(`"${selector}" is not a selector`);
  }
};

/** The elements of a page that an XPath finds. Its root is `page`; text is found, but only elements are given out. */
export const findByXpath = (page: PageInstance, xpath: string): glassEasel.Element[] => {
  const { document, behind } = mirrorOf(page, page.component);
  let found: XPathResult;
  try {
    found = document.evaluate(xpath, document, null, SNAPSHOT, null);
  } catch {
    throw new Error(`"${xpath}" is not an XPath of elements`);
  }
  const nodes = Array.from({ length: found.snapshotLength }, (_, index) => found.snapshotItem(index));
  return nodes.filter((node): node is Element => node?.nodeType === Node.ELEMENT_NODE).map(behind);
};
