import type { BuiltIn, Parts } from './built-in';
import type { ElementDefinition } from './define-element';

const ENTITIES: Record<string, string> = {
  '&nbsp;': '\u00a0', '&lt;': '<', '&gt;': '>', '&amp;': '&', '&apos;': "'", '&ensp;': '\u2002', '&emsp;': '\u2003',
};
const SPACES: Record<string, string> = { nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003' };

const shown = (text: string, isDecoded: boolean, space: string | undefined): string => {
  const spaced = space === undefined ? text : text.replaceAll(' ', space);
  return isDecoded ? spaced.replace(/&(?:nbsp|lt|gt|amp|apos|ensp|emsp);/g, (entity) => ENTITIES[entity] ?? entity) : spaced;
};

/** Rewrites the text as it comes, now and when a binding changes it. */
const setUp = (element: BuiltIn): Parts => {
  const { host } = element;
  const written = new WeakMap<Node, string>();
  const rewrite = () => {
    const isDecoded = element.flag('decode');
    const space = SPACES[element.text('space')];
    if (!isDecoded && space === undefined) return;
    const walker = host.ownerDocument.createTreeWalker(host, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      if (written.get(node) === text) continue;
      const next = shown(text, isDecoded, space);
      written.set(node, next);
      if (next !== text) node.nodeValue = next;
    }
  };
  const observer = new MutationObserver(rewrite);
  const restart = () => {
    observer.disconnect();
    if (!element.flag('decode') && SPACES[element.text('space')] === undefined) return;
    rewrite();
    observer.observe(host, { childList: true, characterData: true, subtree: true });
  };
  const select = () => void host.toggleAttribute('wx-selectable', element.flag('selectable') || element.flag('userSelect'));
  const limit = () => {
    const lines = element.number('maxLines');
    const clamp = lines > 0 ? `display: -webkit-box; -webkit-box-orient: vertical; overflow: hidden; -webkit-line-clamp: ${lines}` : '';
    element.style(clamp || (element.text('overflow') === 'ellipsis' ? 'overflow: hidden; text-overflow: ellipsis' : ''));
  };
  return {
    changed: { decode: restart, space: restart, selectable: select, userSelect: select, maxLines: limit, overflow: limit },
    attached: restart,
    detached: () => observer.disconnect(),
  };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/text.html */
export const TEXT: ElementDefinition = {
  tag: 'text',
  properties: { selectable: false, userSelect: false, space: '', decode: false, overflow: 'visible', maxLines: 0 },
  setUp,
};
