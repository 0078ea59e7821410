import { addBox, type BuiltIn, type Parts } from './built-in';
import type { ElementDefinition } from './define-element';

const setUp = (element: BuiltIn): Parts => {
  const { host } = element;
  const canvas = addBox(host, 'wx-canvas-surface', 'canvas') as HTMLCanvasElement;
  /** `type="2d"` leaves the surface to the app; the older canvas has a pixel for each CSS pixel. */
  const fill = () => {
    const { clientWidth, clientHeight } = host;
    if (element.text('type') !== '' || clientWidth * clientHeight === 0) return;
    if (canvas.width !== clientWidth) canvas.width = clientWidth;
    if (canvas.height !== clientHeight) canvas.height = clientHeight;
  };
  const size = new ResizeObserver(fill);
  return {
    changed: {
      type: fill,
      canvasId: () => host.setAttribute('canvas-id', element.text('canvasId')),
      disableScroll: () => void host.toggleAttribute('wx-no-scroll', element.flag('disableScroll')),
    },
    attached: () => {
      fill();
      size.observe(host);
    },
    detached: () => size.disconnect(),
  };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/canvas.html */
export const CANVAS: ElementDefinition = { tag: 'canvas', properties: { type: '', canvasId: '', disableScroll: false }, setUp };
