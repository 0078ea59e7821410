import type * as glassEasel from 'glass-easel';
import type { PageInstance } from '../runtime';
import { attributesOf } from './attributes';
import { customComponentOf, tagNameOf } from './element-kind';

type Node = glassEasel.Element['childNodes'][number];

export interface Mirror {
  document: XMLDocument;
  /** What stands for the element that is asked. */
  root: Element;
  /** The element behind a node of the mirror. */
  behind: (node: Element) => glassEasel.Element;
}

const XML_NAME = /^[A-Za-z_][\w.-]*$/;

/** The tree that an element's own selectors see: a component's is its shadow tree, which they do not leave or go below. */
const treeOf = (page: PageInstance, element: glassEasel.Element): { host: glassEasel.Element; children: Node[] } => {
  const own = customComponentOf(page, element) ?? (element === (page.component as glassEasel.Element) ? page.component : undefined);
  const host = own ?? element.ownerShadowRoot?.getHostNode() ?? page.component;
  return { host, children: host.getShadowRoot()?.childNodes ?? [] };
};

/**
 * Copies a shadow tree, as its template was written, into an XML document: there the browser's own selectors and XPath find
 * what they would find in WXML, where names are `view` and classes have no scope. `wx:if`, `wx:for`, `block` and slots leave no
 * trace.
 */
export const mirrorOf = (page: PageInstance, element: glassEasel.Element): Mirror => {
  const document = window.document.implementation.createDocument(null, null);
  const elements = new WeakMap<Element, glassEasel.Element>();
  const nodes = new Map<glassEasel.Element, Element>();

  const copyElement = (source: glassEasel.Element, name = tagNameOf(page, source)): Element => {
    const copy = document.createElement(name);
    for (const [attribute, text] of attributesOf(source)) if (XML_NAME.test(attribute)) copy.setAttribute(attribute, text);
    elements.set(copy, source);
    nodes.set(source, copy);
    return copy;
  };
  const append = (parent: Element, child: Node): void => {
    const text = child.asTextNode();
    if (text) return void parent.append(text.textContent);
    const source = child.asElement()!;
    const into = source.asVirtualNode() ? parent : parent.appendChild(copyElement(source));
    source.childNodes.forEach((inner) => append(into, inner));
  };

  const { host, children } = treeOf(page, element);
  const top = document.appendChild(copyElement(host));
  children.forEach((child) => append(top, child));
  const root = nodes.get(element);
  if (!root) throw new Error('this element is not in the tree of its component any more');
  return { document, root, behind: (node) => elements.get(node)! };
};
