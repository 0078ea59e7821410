import type { WindowConfig } from '../../compile/bundle';
import { lengthsInText } from '../../compile/lengths';
import type { BuiltIn, Parts } from './built-in';
import type { ElementDefinition } from './define-element';

const ROOT_FONT_PX = 16;

const fontSize = (element: BuiltIn, property: string): string => {
  const size = element.text(property);
  return size === 'system' ? `${ROOT_FONT_PX * element.runtime.device.fontScale}px` : size;
};

const pageMeta = (element: BuiltIn): Parts => {
  const { documentElement: root, body, defaultView: view } = element.host.ownerDocument;
  const draw = () => {
    root.style.fontSize = fontSize(element, 'rootFontSize');
    root.style.backgroundColor = element.text('rootBackgroundColor') || element.text('backgroundColor');
    body.style.cssText = lengthsInText(element.text('pageStyle'));
    const pageFontSize = fontSize(element, 'pageFontSize');
    if (pageFontSize) body.style.fontSize = pageFontSize;
  };
  const scroll = () => {
    const top = parseFloat(element.text('scrollTop'));
    if (!Number.isNaN(top)) view?.scrollTo({ top, behavior: 'instant' });
  };
  const resized = () => {
    if (!view) return;
    const { innerWidth, innerHeight } = view;
    element.emit('resize', { size: { windowWidth: innerWidth, windowHeight: innerHeight } });
  };
  const scrolled = () => element.emit('scroll', { scrollTop: view?.scrollY ?? 0 });
  const settled = () => element.emit('scrolldone', {});
  const looks = ['rootFontSize', 'pageFontSize', 'rootBackgroundColor', 'backgroundColor', 'pageStyle'];
  return {
    changed: { ...Object.fromEntries(looks.map((name) => [name, draw])), scrollTop: scroll },
    attached: () => {
      view?.addEventListener('resize', resized);
      view?.addEventListener('scroll', scrolled);
      view?.addEventListener('scrollend', settled);
    },
    detached: () => {
      view?.removeEventListener('resize', resized);
      view?.removeEventListener('scroll', scrolled);
      view?.removeEventListener('scrollend', settled);
    },
  };
};

const BAR: Record<string, keyof WindowConfig> = { title: 'navigationBarTitleText', backgroundColor: 'navigationBarBackgroundColor' };

const navigationBar = (element: BuiltIn): Parts => {
  const { runtime, host } = element;
  const draw = () => {
    // Not yet in the stack while the page is being made: then its first showing draws the bar.
    const page = runtime.router.stack().find((candidate) => candidate.document === host.ownerDocument);
    if (!page) return;
    for (const [property, key] of Object.entries(BAR)) if (element.text(property)) Object.assign(page.bar, { [key]: element.text(property) });
    const color = element.text('frontColor');
    if (color) page.bar.navigationBarTextStyle = color === '#000000' ? 'black' : 'white';
    runtime.shell.refresh();
  };
  return { changed: { title: draw, backgroundColor: draw, frontColor: draw }, attached: () => queueMicrotask(draw) };
};

/** https://developers.weixin.qq.com/miniprogram/dev/component/page-meta.html and navigation-bar.html */
export const PAGE_META: ElementDefinition[] = [
  {
    tag: 'page-meta',
    properties: {
      backgroundTextStyle: '', backgroundColor: '', backgroundColorTop: '', backgroundColorBottom: '', rootBackgroundColor: '', scrollTop: '',
      scrollDuration: 300, pageStyle: '', pageFontSize: '', rootFontSize: '', pageOrientation: '',
    },
    setUp: pageMeta,
  },
  {
    tag: 'navigation-bar',
    properties: { title: '', loading: false, frontColor: '', backgroundColor: '', colorAnimationDuration: 0, colorAnimationTimingFunc: 'linear' },
    setUp: navigationBar,
  },
];
