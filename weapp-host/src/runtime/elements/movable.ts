import type { BuiltIn, Parts } from './built-in';
import type { ElementDefinition } from './define-element';
import { type Drag, watchDrag } from './drag';

const SCALE_AREA = { scaleArea: false };
const clamp = (value: number, from: number, to: number): number => Math.min(Math.max(value, Math.min(from, to)), Math.max(from, to));

const setUp = (element: BuiltIn): Parts => {
  const { host } = element;
  let at = { x: 0, y: 0 };
  let from = at;
  const scale = () => clamp(element.number('scaleValue'), element.number('scaleMin'), element.number('scaleMax'));
  const draw = () => element.style(`transform: translate(${at.x}px, ${at.y}px) scale(${element.flag('scale') ? scale() : 1})`);
  const move = (x: number, y: number, source: string) => {
    const area = host.closest<HTMLElement>('wx-movable-area');
    const next = area ? { x: clamp(x, 0, area.clientWidth - host.offsetWidth), y: clamp(y, 0, area.clientHeight - host.offsetHeight) } : { x, y };
    const isSame = next.x === at.x && next.y === at.y;
    at = next;
    draw();
    if (!isSame) element.emit('change', { ...at, source });
  };
  const place = () => move(element.number('x'), element.number('y'), '');
  const follow = ({ dx, dy }: Drag) => {
    const direction = element.text('direction');
    if (element.flag('disabled') || direction === 'none') return;
    move(from.x + (direction === 'vertical' ? 0 : dx), from.y + (direction === 'horizontal' ? 0 : dy), 'touch');
  };
  let isTold = false;
  const tellWay = ({ dx, dy }: Drag) => {
    if (isTold || (dx === 0 && dy === 0)) return;
    isTold = true;
    element.emit(Math.abs(dx) > Math.abs(dy) ? 'htouchmove' : 'vtouchmove');
  };
  watchDrag(element, {
    start: () => {
      from = at;
      isTold = false;
    },
    move: (drag) => {
      tellWay(drag);
      follow(drag);
    },
    end: follow,
  });
  const rescale = () => {
    draw();
    element.emit('scale', { ...at, scale: scale() });
  };
  return {
    changed: { x: place, y: place, scaleValue: rescale, scale: draw },
    attached: place,
    functions: { moveTo: ([x, y]) => move(Number(x), Number(y), 'touch') },
  };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/movable-view.html; moves without spring or inertia. */
export const MOVABLES: ElementDefinition[] = [
  { tag: 'movable-area', properties: SCALE_AREA },
  {
    tag: 'movable-view',
    properties: {
      direction: 'none', inertia: false, outOfBounds: false, x: 0, y: 0, damping: 20, friction: 2, disabled: false, scale: false, scaleMin: 0.5,
      scaleMax: 10, scaleValue: 1, animation: true,
    },
    setUp,
  },
];
