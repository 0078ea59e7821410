import type { Device } from '../../phone';

/** Lengths of WeChat's own bars on an iPhone, in CSS pixels. */
export const NAVIGATION_BAR_HEIGHT = 44;
export const TAB_BAR_HEIGHT = 48;
export const SINGLE_PAGE_BAR_HEIGHT = 56;

/** As DevTools answers for its iPhones: a little above the middle of the navigation bar. */
const CAPSULE = { width: 87, height: 32, right: 7, belowStatusBar: 4 };
const NOTCH_STATUS_BAR_HEIGHT = 44;
const HOME_INDICATOR_HEIGHT = 34;

/** What a phone without a home button keeps free at the bottom of the screen. */
export const bottomInset = (device: Device): number => (device.statusBarHeight >= NOTCH_STATUS_BAR_HEIGHT ? HOME_INDICATOR_HEIGHT : 0);

/** Where ··· and ◎ are: the answer of `wx.getMenuButtonBoundingClientRect`. */
export const capsuleRect = (device: Device) => {
  const top = device.statusBarHeight + CAPSULE.belowStatusBar;
  const right = device.width - CAPSULE.right;
  return { width: CAPSULE.width, height: CAPSULE.height, top, right, bottom: top + CAPSULE.height, left: right - CAPSULE.width };
};
