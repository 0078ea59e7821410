const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character]!);

/** The WXML inside a node of a mirror. */
export const innerWxml = (node: Element): string =>
  Array.from(node.childNodes, (child) => (child.nodeType === Node.ELEMENT_NODE ? outerWxml(child as Element) : escaped(child.textContent ?? ''))).join('');

/** The WXML of a node of a mirror, with its own tag. */
export const outerWxml = (node: Element): string => {
  const attributes = Array.from(node.attributes, ({ name, value }) => ` ${name}="${escaped(value)}"`).join('');
  return `<${node.tagName}${attributes}>${innerWxml(node)}</${node.tagName}>`;
};
