import { ELEMENT_STYLES } from './elements/element-styles';

/** A web view's document before any style of the mini-program: its unit, its height, and WeChat's own elements. */
const DOCUMENT = `<!DOCTYPE html><html><head><meta charset="utf-8"><style>
:root { --rpx: calc(100vw / 750); --wh-inset-top: 0px; --wh-inset-right: 0px; --wh-inset-bottom: 0px; --wh-inset-left: 0px; height: 100%; -webkit-text-size-adjust: none; }
body { margin: 0; min-height: 100%; font-family: -apple-system, BlinkMacSystemFont, "PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif; font-size: 16px; line-height: 1.4; overflow-wrap: break-word; }
wx-root { display: contents; }
::-webkit-scrollbar { display: none; }
${ELEMENT_STYLES}</style></head><body></body></html>`;

export interface Frame {
  element: HTMLIFrameElement;
  window: Window;
  document: Document;
}

/** A web view: an iframe that has its own document, styles, scroll position and viewport. */
export const createFrame = (mount: (frame: HTMLIFrameElement) => void): Frame => {
  const element = document.createElement('iframe');
  element.className = 'wh-page';
  mount(element);
  const view = element.contentWindow;
  if (!view) throw new Error('the frame of a page was not put into the document');
  view.document.open();
  view.document.write(DOCUMENT);
  view.document.close();
  return { element, window: view, document: view.document };
};

interface Hooks {
  onScroll: (scrollTop: number) => void;
  onReachBottom: () => void;
  onResize: (size: { windowWidth: number; windowHeight: number }) => void;
}

/** What a page hears of its web view. It reaches the bottom once, until it has left it again or has grown. */
export const watchFrame = ({ window: view, document }: Frame, distance: number, hooks: Hooks): void => {
  let reachedHeight = 0;
  const isAtBottom = () => document.documentElement.scrollHeight - view.scrollY - view.innerHeight <= distance;
  view.addEventListener('scroll', () => {
    hooks.onScroll(view.scrollY);
    const height = document.documentElement.scrollHeight;
    if (!isAtBottom()) reachedHeight = 0;
    else if (height !== reachedHeight) {
      reachedHeight = height;
      hooks.onReachBottom();
    }
  });
  const size = () => ({ windowWidth: view.innerWidth, windowHeight: view.innerHeight });
  // The first size is no change: the frame gets it when it is put into the phone.
  let last = JSON.stringify(size());
  view.addEventListener('resize', () => {
    const now = JSON.stringify(size());
    if (now === last || view.innerHeight === 0) return;
    last = now;
    hooks.onResize(size());
  });
};
