import { type BuiltIn, type Parts } from './built-in';
import type { ElementDefinition } from './define-element';
import { createRefresher, REFRESHER_PROPERTIES } from './refresher';

const pixels = (element: BuiltIn, property: string): number | undefined => {
  const given = element.value(property);
  const number = typeof given === 'string' ? parseFloat(given) : Number(given ?? NaN);
  return Number.isNaN(number) ? undefined : number;
};

/** Ids are known to the tree of elements; the document may not have them. */
const idOf = (dom: Element): string | undefined => (dom as Element & { __wxElement?: { id: string } }).__wxElement?.id;

/** Tells where the box is, and once each time an edge comes near. */
const createScrolling = (element: BuiltIn) => {
  const { host } = element;
  let last = { left: 0, top: 0 };
  return () => {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = host;
    const [deltaX, deltaY] = [last.left - scrollLeft, last.top - scrollTop];
    if (deltaX === 0 && deltaY === 0) return;
    element.emit('scroll', { scrollLeft, scrollTop, scrollHeight, scrollWidth, deltaX, deltaY, isDrag: true });
    const [upper, lower] = [element.number('upperThreshold'), element.number('lowerThreshold')];
    const edges: [boolean, number, number, number, string, string][] = [
      [element.flag('scrollX'), last.left, scrollLeft, scrollWidth - clientWidth, 'left', 'right'],
      [element.flag('scrollY'), last.top, scrollTop, scrollHeight - clientHeight, 'top', 'bottom'],
    ];
    last = { left: scrollLeft, top: scrollTop };
    for (const [isOn, before, now, end, near, far] of edges) {
      if (isOn && now <= upper && before > upper) element.emit('scrolltoupper', { direction: near });
      if (isOn && now >= end - lower && before < end - lower) element.emit('scrolltolower', { direction: far });
    }
  };
};

const setUp = (element: BuiltIn): Parts => {
  const { host } = element;
  const refresher = createRefresher(element);
  // At once even with `scroll-with-animation`, so that who drives the page need not wait.
  const scrollTo = (options: ScrollToOptions) => host.scrollTo({ behavior: 'instant', ...options });
  const scrolled = createScrolling(element);
  host.addEventListener('scroll', scrolled);
  host.addEventListener('scrollend', () => element.emit('scrollend', { scrollTop: host.scrollTop, scrollLeft: host.scrollLeft }));
  const look = () => {
    const direction = (name: string) => (element.flag(name) ? 'auto' : 'hidden');
    element.style(`overflow-x: ${direction('scrollX')}; overflow-y: ${direction('scrollY')}${element.flag('enableFlex') ? '; display: flex' : ''}`);
    host.toggleAttribute('wx-no-scrollbar', !element.flag('showScrollbar'));
  };
  const move = () => {
    const [top, left] = [pixels(element, 'scrollTop'), pixels(element, 'scrollLeft')];
    scrollTo({ ...(top !== undefined && { top }), ...(left !== undefined && { left }) });
  };
  const reveal = () => {
    const id = element.text('scrollIntoView');
    const target = id && Array.from(host.querySelectorAll('*')).find((dom) => idOf(dom) === id);
    if (!target) return;
    const [place, box] = [target.getBoundingClientRect(), host.getBoundingClientRect()];
    const top = host.scrollTop + place.top - box.top;
    const left = host.scrollLeft + place.left - box.left;
    scrollTo({ ...(element.flag('scrollY') && { top }), ...(element.flag('scrollX') && { left }) });
  };
  look();
  const looks = Object.fromEntries(['scrollX', 'scrollY', 'enableFlex', 'showScrollbar'].map((name) => [name, look]));
  return {
    changed: { ...looks, ...refresher.changed, scrollTop: move, scrollLeft: move, scrollIntoView: reveal },
    // Only what is laid out has a place to scroll to.
    attached: () => {
      host.ownerDocument.defaultView?.requestAnimationFrame(() => {
        move();
        reveal();
      });
    },
    functions: {
      scrollTo: ([left, top]) => host.scrollTo({ left: Number(left), top: Number(top) }),
      scrollTop: () => host.scrollTop,
      scrollLeft: () => host.scrollLeft,
      scrollWidth: () => host.scrollWidth,
      scrollHeight: () => host.scrollHeight,
    },
  };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/scroll-view.html; the host itself is the box that scrolls. */
export const SCROLL_VIEW: ElementDefinition = {
  tag: 'scroll-view',
  properties: {
    scrollX: false, scrollY: false, upperThreshold: 50, lowerThreshold: 50, scrollTop: null, scrollLeft: null, scrollIntoView: '',
    scrollIntoViewOffset: 0, scrollWithAnimation: false, enableBackToTop: false, enablePassive: false, enableFlex: false, scrollAnchoring: false,
    enhanced: false, bounces: true, showScrollbar: true, pagingEnabled: false, fastDeceleration: false, usingSticky: false, type: 'list',
    associativeContainer: '', reverse: false, clip: true, cacheExtent: null, minDragDistance: 18, scrollIntoViewWithinExtent: false,
    scrollIntoViewAlignment: 'start', padding: null, ...REFRESHER_PROPERTIES,
  },
  setUp,
};
