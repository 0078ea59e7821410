import { lengthsInText } from '../../compile/lengths';
import { addBox, type BuiltIn, ownerPath, type Parts, scopedClass, textOf } from './built-in';
import type { ElementDefinition } from './define-element';

interface RichNode {
  /** `text` may hold entities, `parsed` has none left; anything else is an element. */
  type?: string;
  text?: string;
  name?: string;
  attrs?: Record<string, unknown>;
  children?: RichNode[] | string;
}

const DEPTH_MAX = 100;
const SPACES: Record<string, string> = { nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003' };

/** Tags with the attributes they keep beside class, style and role; https://developers.weixin.qq.com/miniprogram/dev/component/rich-text.html */
const ALLOWED: Record<string, string[]> = {
  ...Object.fromEntries(
    (
      'a abbr address article aside b bdi big blockquote br caption center cite code dd del div dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 header ' +
      'hr i ins label legend li mark nav p pre q rt ruby s section small span strong sub sup table tbody tfoot thead tr tt u ul'
    ).split(' ').map((tag) => [tag, []]),
  ),
  bdo: ['dir'], col: ['span', 'width'], colgroup: ['span', 'width'], img: ['alt', 'src', 'height', 'width'], ol: ['start', 'type'],
  table: ['width'], td: ['colspan', 'height', 'rowspan', 'width'], th: ['colspan', 'height', 'rowspan', 'width'],
};

const nodeOf = (dom: Node): RichNode[] => {
  if (dom.nodeType === Node.TEXT_NODE) return [{ type: 'parsed', text: dom.nodeValue ?? '' }];
  if (dom.nodeType !== Node.ELEMENT_NODE) return [];
  const tag = dom as Element;
  const attrs = Object.fromEntries(Array.from(tag.attributes, ({ name, value }) => [name, value]));
  return [{ name: tag.localName, attrs, children: Array.from(tag.childNodes).flatMap(nodeOf) }];
};

const parse = (nodes: unknown): RichNode[] => {
  if (Array.isArray(nodes)) return nodes as RichNode[];
  if (typeof nodes !== 'string') return [];
  return Array.from(new DOMParser().parseFromString(nodes, 'text/html').body.childNodes).flatMap(nodeOf);
};

const decode = (text: string): string => new DOMParser().parseFromString(text.replaceAll('<', '&lt;'), 'text/html').body.textContent;

const build = (element: BuiltIn, node: RichNode, depth: number): Node | undefined => {
  const { ownerDocument } = element.host;
  if (node.type === 'text' || node.type === 'parsed') {
    const text = node.type === 'parsed' ? (node.text ?? '') : decode(textOf(node.text));
    return ownerDocument.createTextNode(text.replaceAll(' ', SPACES[element.text('space')] ?? ' '));
  }
  const name = (node.name ?? '').toLowerCase();
  const attributes = Object.hasOwn(ALLOWED, name) ? ALLOWED[name] : undefined;
  if (!attributes || depth > DEPTH_MAX) return undefined;
  const dom = ownerDocument.createElement(name);
  for (const [attribute, given] of Object.entries(node.attrs ?? {})) {
    const value = textOf(given);
    if (attribute === 'class') dom.className = scopedClass(element, value);
    else if (attribute === 'src' && attributes.includes('src')) dom.setAttribute('src', element.runtime.fileUrl(value, ownerPath(element)));
    else if (['style', 'role', 'dir', ...attributes].includes(attribute)) dom.setAttribute(attribute, attribute === 'style' ? lengthsInText(value) : value);
  }
  dom.append(...buildAll(element, node.children, depth + 1));
  return dom;
};

const buildAll = (element: BuiltIn, nodes: unknown, depth: number): Node[] =>
  parse(nodes).flatMap((node) => build(element, node, depth) ?? []);

/** Shows markup that nobody can touch; unknown tags vanish with what they hold, scripts and handlers are never made. */
const setUp = (element: BuiltIn): Parts => {
  const box = addBox(element.host, 'wx-rich-text');
  const draw = () => box.replaceChildren(...buildAll(element, element.value('nodes'), 0));
  return { changed: { nodes: draw, space: draw } };
};

export const RICH_TEXT: ElementDefinition = { tag: 'rich-text', properties: { nodes: '', space: '', userSelect: false, mode: 'default' }, setUp };
