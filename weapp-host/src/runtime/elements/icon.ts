import type { BuiltIn, Parts } from './built-in';
import type { ElementDefinition } from './define-element';

interface Drawing {
  color: string;
  /** A path in a square of 24 by 24. */
  path: string;
}

const DISC = 'M12 1a11 11 0 1 0 0 22a11 11 0 0 0 0-22z';
const RING = `${DISC}M12 2.6a9.4 9.4 0 1 1 0 18.8a9.4 9.4 0 0 1 0-18.8z`;
const TICK = 'M10.2 16.6L5.8 12.2l1.2-1.2 3.2 3.2 7-7 1.2 1.2z';
const CROSS = 'M8 6.9l4 4 4-4L17.1 8l-4 4 4 4-1.1 1.1-4-4-4 4L6.9 16l4-4-4-4z';
const BANG = 'M11.1 5.5h1.8v8.5h-1.8zM11.1 16h1.8v2h-1.8z';
const LETTER_I = 'M11.1 10h1.8v8.5h-1.8zM11.1 6h1.8v2h-1.8z';
const HANDS = 'M11.2 6h1.600v6l4 2.3-.8 1.400-4.800-2.800z';
const ARROW = 'M11.2 5.5h1.600v8l3-3 1.100 1.100L12 16.5l-4.900-4.900 1.100-1.100 3 3zM7 17.5h10V19H7z';
const GLASS = 'M10.5 3a7.5 7.5 0 1 0 4.600 13.400l4.700 4.700 1.300-1.300-4.700-4.700A7.5 7.5 0 0 0 10.5 3zm0 1.700a5.800 5.800 0 1 1 0 11.600a5.800 5.800 0 0 1 0-11.600z';

const DRAWINGS: Record<string, Drawing> = {
  success: { color: '#09bb07', path: DISC + TICK },
  success_no_circle: { color: '#09bb07', path: TICK },
  success_circle: { color: '#09bb07', path: RING + TICK },
  info: { color: '#10aeff', path: DISC + LETTER_I },
  info_circle: { color: '#10aeff', path: RING + LETTER_I },
  warn: { color: '#f76260', path: DISC + BANG },
  safe_warn: { color: '#ffbe00', path: DISC + BANG },
  waiting: { color: '#10aeff', path: DISC + HANDS },
  waiting_circle: { color: '#10aeff', path: RING + HANDS },
  circle: { color: '#c9c9c9', path: RING },
  cancel: { color: '#f43530', path: RING + CROSS },
  clear: { color: '#b2b2b2', path: DISC + CROSS },
  download: { color: '#09bb07', path: RING + ARROW },
  search: { color: '#b2b2b2', path: GLASS },
};

const SVG = 'http://www.w3.org/2000/svg';

const setUp = (element: BuiltIn): Parts => {
  const svg = element.host.ownerDocument.createElementNS(SVG, 'svg');
  const path = element.host.ownerDocument.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  element.host.append(svg);
  const draw = () => {
    const drawing = DRAWINGS[element.text('type')];
    const size = String(element.number('size'));
    svg.setAttribute('width', size);
    svg.setAttribute('height', size);
    path.setAttribute('d', drawing?.path ?? '');
    path.setAttribute('fill', element.text('color') || (drawing?.color ?? 'none'));
  };
  draw();
  return { changed: { type: draw, size: draw, color: draw } };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/icon.html */
export const ICON: ElementDefinition = { tag: 'icon', properties: { type: '', size: 23, color: '' }, setUp };
