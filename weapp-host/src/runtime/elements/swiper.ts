import { addBox, type BuiltIn, builtInAt, type Parts } from './built-in';
import type { ElementDefinition } from './define-element';
import { watchDrag } from './drag';

/** A fifth of a slide is a swipe. */
const SWIPE_SHARE = 0.2;

const itemsOf = ({ host }: BuiltIn): HTMLElement[] =>
  Array.from(host.querySelectorAll<HTMLElement>('wx-swiper-item')).filter((item) => item.closest('wx-swiper') === host);

const length = (element: BuiltIn, property: string): string => {
  const text = element.text(property).trim();
  const rpx = /^(-?[\d.]+)rpx$/.exec(text);
  if (rpx) return `${element.runtime.rpx(Number(rpx[1]))}px`;
  return /^-?[\d.]+$/.test(text) ? `${text}px` : text || '0px';
};

/** How many places an item stands from the one that is shown; around the circle the shorter way. */
const distance = (element: BuiltIn, index: number, count: number): number => {
  const away = index - element.number('current');
  if (!element.flag('circular') || count < 3) return away;
  return ((away % count) + count + Math.floor(count / 2)) % count - Math.floor(count / 2);
};

/** Puts every item where it belongs; one that goes around the circle does not fly across. */
const createLayout = (element: BuiltIn) => {
  const placed = new WeakMap<HTMLElement, number>();
  const dots = addBox(element.host, 'wx-swiper-dots');
  const drawDots = (count: number) => {
    dots.hidden = !element.flag('indicatorDots');
    dots.classList.toggle('wx-swiper-dots-vertical', element.flag('vertical'));
    dots.replaceChildren();
    for (let index = 0; index < count; index += 1) {
      const isOn = index === element.number('current');
      addBox(dots, 'wx-swiper-dot').style.backgroundColor = element.text(isOn ? 'indicatorActiveColor' : 'indicatorColor');
    }
  };
  return (offsetPx: number, durationMs: number) => {
    const items = itemsOf(element);
    const isVertical = element.flag('vertical');
    const [before, after] = [length(element, 'previousMargin'), length(element, 'nextMargin')];
    const size = `calc((100% - ${before} - ${after}) / ${Math.max(1, element.number('displayMultipleItems'))})`;
    items.forEach((item, index) => {
      const place = distance(element, index, items.length);
      const isNear = Math.abs(place - (placed.get(item) ?? place)) <= 1;
      placed.set(item, place);
      const shift = `calc(${place * 100}% + ${offsetPx}px)`;
      builtInAt(item)?.element.style(
        `${isVertical ? 'height' : 'width'}: ${size}; ${isVertical ? 'top' : 'left'}: ${before}; ` +
          `transform: translate(${isVertical ? `0, ${shift}` : `${shift}, 0`}); transition: transform ${isNear ? durationMs : 0}ms ease`,
      );
    });
    drawDots(items.length);
  };
};

const createMoves = (element: BuiltIn, view: Window) => {
  const layOut = createLayout(element);
  let finish = 0;
  const detail = (source: string) => {
    const current = element.number('current');
    const id = builtInAt(itemsOf(element)[current])?.element.text('itemId') ?? '';
    return { current, currentItemId: id, source };
  };
  const arrive = (source: string) => {
    view.clearTimeout(finish);
    layOut(0, element.number('duration'));
    finish = view.setTimeout(() => element.emit('animationfinish', detail(source)), element.number('duration'));
  };
  let moving = '';
  const go = (index: number, source: string) => {
    const count = itemsOf(element).length;
    const last = count - Math.max(1, element.number('displayMultipleItems'));
    const next = element.flag('circular') && count > 0 ? (index + count) % count : Math.min(Math.max(0, last), Math.max(0, index));
    if (next === element.number('current')) return layOut(0, element.number('duration'));
    moving = source;
    element.set({ current: next });
    moving = '';
    arrive(source);
    element.emit('change', detail(source));
  };
  const changedByPage = (before: number) => {
    if (moving || before === element.number('current')) return;
    arrive('');
    element.emit('change', detail(''));
  };
  return { layOut, go, changedByPage, stop: () => view.clearTimeout(finish) };
};

const createAutoplay = (element: BuiltIn, view: Window, next: () => void) => {
  let timer = 0;
  const stop = () => view.clearInterval(timer);
  const start = () => {
    stop();
    if (element.flag('autoplay')) timer = view.setInterval(next, Math.max(50, element.number('interval')));
  };
  return { start, stop };
};

const setUp = (element: BuiltIn): Parts => {
  const { host } = element;
  const view = host.ownerDocument.defaultView ?? window;
  const { layOut, go, changedByPage, stop } = createMoves(element, view);
  const autoplay = createAutoplay(element, view, () => go(element.number('current') + 1, 'autoplay'));
  const along = ({ dx, dy }: { dx: number; dy: number }) => (element.flag('vertical') ? dy : dx);
  watchDrag(element, {
    start: autoplay.stop,
    move: (drag) => {
      if (element.flag('disableTouch')) return;
      layOut(along(drag), 0);
      // How far the view has gone over the items: the other way than the finger.
      const away = 0 - along(drag);
      element.emit('transition', element.flag('vertical') ? { dx: 0, dy: away } : { dx: away, dy: 0 });
    },
    end: (drag) => {
      autoplay.start();
      if (element.flag('disableTouch')) return;
      const size = element.flag('vertical') ? host.clientHeight : host.clientWidth;
      const step = Math.abs(along(drag)) > size * SWIPE_SHARE ? -Math.sign(along(drag)) : 0;
      go(element.number('current') + step, 'touch');
    },
  });
  let shown = element.number('current');
  const still = () => layOut(0, 0);
  const items = new MutationObserver(still);
  items.observe(host, { childList: true });
  const looks = ['circular', 'vertical', 'displayMultipleItems', 'previousMargin', 'nextMargin', 'indicatorDots', 'indicatorColor', 'indicatorActiveColor'];
  return {
    changed: {
      ...Object.fromEntries(looks.map((name) => [name, still])),
      current: () => {
        const before = shown;
        shown = element.number('current');
        if (host.isConnected) changedByPage(before);
      },
      autoplay: autoplay.start,
      interval: autoplay.start,
    },
    attached: () => {
      still();
      autoplay.start();
    },
    detached: () => {
      autoplay.stop();
      stop();
      items.disconnect();
    },
    functions: { swipeTo: ([index]) => go(Number(index), 'touch') },
  };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/swiper.html */
export const SWIPERS: ElementDefinition[] = [
  {
    tag: 'swiper',
    properties: {
      indicatorDots: false, indicatorColor: 'rgba(0, 0, 0, .3)', indicatorActiveColor: '#000000', autoplay: false, current: 0, interval: 5000,
      duration: 500, circular: false, vertical: false, previousMargin: '0px', nextMargin: '0px', displayMultipleItems: 1, snapToEdge: false,
      easingFunction: 'default', disableTouch: false, currentItemId: '', disableProgrammaticAnimation: false, layoutType: 'normal',
      transformerType: 'scaleAndFade', indicatorType: 'normal',
    },
    setUp,
  },
  { tag: 'swiper-item', properties: { itemId: '', skipHiddenItemLayout: false } },
];
