import type { BuiltIn, Parts } from './built-in';
import { watchDrag } from './drag';

export const REFRESHER_PROPERTIES: Record<string, unknown> = {
  refresherEnabled: false, refresherThreshold: 45, refresherDefaultStyle: 'black', refresherBackground: '#FFF', refresherTriggered: false,
  refresherTwoLevelEnabled: false, refresherTwoLevelTriggered: false, refresherTwoLevelThreshold: 150, refresherTwoLevelCloseThreshold: 80,
  refresherTwoLevelScrollEnabled: false, refresherBallisticRefreshEnabled: false, refresherTwoLevelPinned: false,
};

/** Pulling a scroll-view down at its top: `pulling` as it goes, then `refresh`, or `abort` when it was too short. */
export const createRefresher = (element: BuiltIn): Required<Pick<Parts, 'changed'>> => {
  const { host } = element;
  const box = host.ownerDocument.createElement('div');
  box.className = 'wx-refresher';
  let wasAtTop = false;
  let isRefreshing = false;
  const open = (height: number) => void (box.style.height = `${height}px`);
  const pulled = (dy: number) => (element.flag('refresherEnabled') && wasAtTop && !isRefreshing ? Math.max(0, dy) : 0);
  const refresh = () => {
    isRefreshing = true;
    open(element.number('refresherThreshold'));
    element.set({ refresherTriggered: true });
    element.emit('refresherrefresh', { dy: element.number('refresherThreshold') });
  };
  const close = () => {
    isRefreshing = false;
    open(0);
    element.emit('refresherrestore', { dy: 0 });
  };
  watchDrag(element, {
    start: () => (wasAtTop = host.scrollTop <= 0),
    move: ({ dy }) => {
      if (pulled(dy) === 0) return;
      open(pulled(dy));
      element.emit('refresherpulling', { dy });
    },
    end: ({ dy }) => {
      const distance = pulled(dy);
      if (distance === 0) return;
      if (distance >= element.number('refresherThreshold')) return refresh();
      open(0);
      element.emit('refresherabort', { dy });
    },
  });
  const trigger = () => {
    if (element.flag('refresherTriggered') && !isRefreshing) refresh();
    else if (!element.flag('refresherTriggered') && isRefreshing) close();
  };
  const paint = () => void (box.style.background = element.text('refresherBackground'));
  // Without a refresher the first child of the template is the first child of the host.
  const enable = () => {
    if (element.flag('refresherEnabled')) host.prepend(box);
    else box.remove();
  };
  return { changed: { refresherEnabled: enable, refresherTriggered: trigger, refresherBackground: paint } };
};
