/** How the mini-program is entered: WeChat's launch options. */
export interface Launch {
  /** Page path without a leading slash; '' is the entry page. */
  path: string;
  query: Record<string, string>;
  /** https://developers.weixin.qq.com/miniprogram/dev/reference/scene-list.html; 1001 by default, 1154 is single-page mode. */
  scene: number;
  referrerInfo?: Record<string, unknown>;
  shareTicket?: string;
}

/** The phone a session plays. Lengths are CSS pixels. */
export interface Device {
  width: number;
  height: number;
  pixelRatio: number;
  statusBarHeight: number;
  theme: 'light' | 'dark';
  /** WeChat's own font setting over 16 px: 1 is standard, 1.29 and more is what elder mode looks for. */
  fontScale: number;
  language: string;
  platform: 'ios' | 'android' | 'devtools';
  model: string;
  system: string;
  wechatVersion: string;
  networkType: 'wifi' | '5g' | '4g' | '3g' | '2g' | 'unknown' | 'none';
}

export const DEFAULT_DEVICE: Device = {
  width: 375,
  height: 812,
  pixelRatio: 2,
  statusBarHeight: 44,
  theme: 'light',
  fontScale: 1,
  language: 'zh_CN',
  platform: 'devtools',
  model: 'iPhone X',
  system: 'iOS 16.0',
  wechatVersion: '8.0.50',
  networkType: 'wifi',
};

/** Scene 1154: a page that Moments shows by itself. */
export const SINGLE_PAGE_SCENE = 1154;
/** Scene 1155: the same page, after 前往小程序. */
export const FROM_SINGLE_PAGE_SCENE = 1155;

/** What WeChat carries to whoever gets a share: opening it is a launch. */
export interface SharedCard extends Launch {
  channel: 'appMessage' | 'timeline';
  title: string;
  imageUrl?: string;
}

/** What Node gives the browser when a mini-program starts (again). */
export interface Boot {
  /** How often this session has started the mini-program: ids are never used twice. */
  generation: number;
  device: Device;
  launch: Launch;
  /** Raw storage of this person and mode: key → JSON as `wx.setStorage` wrote it. */
  storage: Record<string, string>;
  /** Who has agreed to the privacy notice, and which scopes were granted or refused. */
  authorization: { privacyAgreed: boolean; scopes: Record<string, boolean> };
}

/** Requests the browser makes of Node; each answers a promise. */
export interface HostCalls {
  'storage.set': { params: { key: string; value: string }; result: void };
  'storage.remove': { params: { key: string }; result: void };
  'storage.clear': { params: Record<string, never>; result: void };
  'authorization.set': { params: Boot['authorization']; result: void };
  /** `wx.request`, `downloadFile` and `uploadFile`: no CORS on a phone, so Node sends it. Bodies are base64. */
  'network.send': {
    params: {
      id: string;
      url: string;
      method: string;
      header: Record<string, string>;
      body: string | null;
      timeoutMs: number;
      /** Follow redirects; WeChat does by default. */
      follow: boolean;
    };
    result: { status: number; header: Record<string, string>; cookies: string[]; body: string };
  };
  'network.abort': { params: { id: string }; result: void };
  /** `wx.login` at the configured endpoint. */
  login: { params: Record<string, never>; result: { code: string } };
  /** `wx.requestPayment` at the configured cashier. */
  pay: { params: { order: Record<string, unknown>; decision: 'pay' | 'cancel' }; result: { errMsg: string } };
  /** An image that `saveImageToPhotosAlbum` wants in the album, base64. */
  'album.save': { params: { name: string; data: string }; result: void };
  /** 前往小程序, `exitMiniProgram`, `restartMiniProgram`: start anew, or end. */
  relaunch: { params: Launch; result: void };
  exit: { params: Record<string, never>; result: void };
  /** A share was sent from WeChat's panel. */
  shared: { params: SharedCard; result: void };
  /** App.logAdded, App.exceptionThrown, App.bindingCalled: carried to the automator's client. */
  emit: { params: { method: string; params: unknown }; result: void };
}
