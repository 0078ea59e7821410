import { lengthsInText } from '../../compile/lengths';
import { mediaQuery } from '../css-name';
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
    overlay.style.cssText = lengthsInText(element.text('overlayStyle'));
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

const SIZES = ['minWidth', 'maxWidth', 'width', 'minHeight', 'maxHeight', 'height'];

const matchMedia = (element: BuiltIn): Parts => {
  const { host } = element;
  const view = host.ownerDocument.defaultView ?? window;
  const draw = () => {
    const sizes = SIZES.filter((name) => element.value(name) !== null).map((name): [string, number] => [name, element.number(name)]);
    const orientation = element.text('orientation');
    const query = mediaQuery({ ...Object.fromEntries(sizes), ...(orientation && { orientation }) });
    host.toggleAttribute('wx-unmatched', query !== '' && !view.matchMedia(query).matches);
  };
  return {
    changed: Object.fromEntries([...SIZES, 'orientation'].map((name) => [name, draw])),
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
