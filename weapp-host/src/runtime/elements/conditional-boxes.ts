import { rpxInText } from '../../compile/rpx';
import { addBox, type BuiltIn, type Parts } from './built-in';
import type { ElementDefinition } from './define-element';

const pageContainer = (element: BuiltIn): Parts => {
  const { host } = element;
  const view = host.ownerDocument.defaultView ?? window;
  const overlay = addBox(host, 'wx-page-container-overlay');
  let timer = 0;
  let isShown = false;
  overlay.addEventListener('click', () => element.emit('clickoverlay'));
  const turn = (before: string, during: string, after: string) => {
    view.clearTimeout(timer);
    element.emit(before);
    element.emit(during);
    timer = view.setTimeout(() => element.emit(after), element.number('duration'));
  };
  const draw = () => {
    const place = element.text('position');
    host.toggleAttribute('wx-shown', element.flag('show'));
    host.setAttribute('wx-position', place);
    overlay.hidden = !element.flag('overlay');
    overlay.style.cssText = rpxInText(element.text('overlayStyle'));
    element.style(`z-index: ${element.number('zIndex')}`);
  };
  const show = () => {
    if (element.flag('show') === isShown) return;
    isShown = element.flag('show');
    draw();
    if (isShown) turn('beforeenter', 'enter', 'afterenter');
    else turn('beforeleave', 'leave', 'afterleave');
  };
  draw();
  return {
    changed: { show, position: draw, overlay: draw, overlayStyle: draw, zIndex: draw },
    detached: () => view.clearTimeout(timer),
  };
};

const QUERIES: Record<string, string> = {
  minWidth: 'min-width', maxWidth: 'max-width', width: 'width', minHeight: 'min-height', maxHeight: 'max-height', height: 'height',
};

const matchMedia = (element: BuiltIn): Parts => {
  const { host } = element;
  const view = host.ownerDocument.defaultView ?? window;
  const draw = () => {
    const sizes = Object.entries(QUERIES).flatMap(([property, name]) => (element.value(property) === null ? [] : [`(${name}: ${element.number(property)}px)`]));
    const orientation = element.text('orientation');
    const query = [...sizes, ...(orientation ? [`(orientation: ${orientation})`] : [])].join(' and ');
    host.toggleAttribute('wx-unmatched', query !== '' && !view.matchMedia(query).matches);
  };
  return {
    changed: Object.fromEntries([...Object.keys(QUERIES), 'orientation'].map((name) => [name, draw])),
    attached: () => view.addEventListener('resize', draw),
    detached: () => view.removeEventListener('resize', draw),
  };
};

/** Containers that show what they hold only at times: page-container.html and match-media.html of WeChat's components. */
export const CONDITIONAL_BOXES: ElementDefinition[] = [
  {
    tag: 'page-container',
    properties: {
      show: false, duration: 300, zIndex: 100, overlay: true, position: 'bottom', round: false, closeOnSlideDown: false, overlayStyle: '', customStyle: '',
    },
    setUp: pageContainer,
  },
  {
    tag: 'match-media',
    properties: { minWidth: null, maxWidth: null, width: null, minHeight: null, maxHeight: null, height: null, orientation: '' },
    setUp: matchMedia,
  },
];
