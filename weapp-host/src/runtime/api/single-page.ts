/**
 * What a page that Moments shows by itself (scene 1154) may not use: 禁用能力列表 of
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/share-timeline.html.
 * Subscribing is not in that list by name; it needs a login, which is.
 */
const BANNED_CALLS = {
  路由: ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab', 'navigateBack'],
  界面: [
    'setNavigationBarTitle', 'setNavigationBarColor', 'showNavigationBarLoading', 'hideNavigationBarLoading', 'hideHomeButton', 'showTabBar',
    'hideTabBar', 'setTabBarItem', 'setTabBarStyle', 'setTabBarBadge', 'removeTabBarBadge', 'showTabBarRedDot', 'hideTabBarRedDot',
  ],
  网络: ['createUDPSocket', 'startLocalServiceDiscovery', 'stopLocalServiceDiscovery'],
  数据缓存: ['getBackgroundFetchData', 'getBackgroundFetchToken', 'setBackgroundFetchToken', 'onBackgroundFetchData'],
  媒体: [
    'joinVoIPChat', 'exitVoIPChat', 'join1v1Chat', 'setEnable1v1Chat', 'updateVoIPChatMuteConfig', 'subscribeVoIPVideoMembers', 'chooseMedia',
    'chooseImage', 'chooseMessageFile', 'saveImageToPhotosAlbum', 'chooseVideo', 'saveVideoToPhotosAlbum', 'getVideoInfo', 'compressVideo',
  ],
  位置: ['openLocation', 'chooseLocation', 'choosePoi', 'startLocationUpdate', 'startLocationUpdateBackground'],
  转发: ['getShareInfo', 'showShareMenu', 'hideShareMenu', 'updateShareMenu', 'showShareImageMenu'],
  文件: ['openDocument'],
  开放接口: [
    'login', 'checkSession', 'pluginLogin', 'navigateToMiniProgram', 'navigateBackMiniProgram', 'openEmbeddedMiniProgram', 'getUserInfo',
    'getUserProfile', 'requestPayment', 'requestOrderPayment', 'requestCommonPayment', 'requestPluginPayment', 'requestVirtualPayment',
    'requestMerchantTransfer', 'authorize', 'openSetting', 'getSetting', 'chooseAddress', 'addCard', 'openCard', 'chooseInvoice',
    'chooseInvoiceTitle', 'checkIsSupportSoterAuthentication', 'startSoterAuthentication', 'checkIsSoterEnrolledInDevice', 'getWeRunData',
    'shareToWeRun', 'showRedPackage', 'requestSubscribeMessage', 'requestSubscribeDeviceMessage',
  ],
  设备: [
    'openBluetoothAdapter', 'createBLEConnection', 'createBLEPeripheralServer', 'startBluetoothDevicesDiscovery', 'startBeaconDiscovery',
    'startWifi', 'connectWifi', 'getNFCAdapter', 'startHCE', 'addPhoneContact', 'chooseContact', 'getClipboardData', 'setClipboardData',
    'makePhoneCall', 'scanCode',
  ],
  广告: ['createRewardedVideoAd', 'createInterstitialAd'],
} as const;

const BANNED_ELEMENTS = [
  'ad', 'ad-custom', 'camera', 'editor', 'form', 'functional-page-navigator', 'live-pusher', 'navigator', 'navigation-bar', 'official-account',
  'open-data', 'web-view',
] as const;

const calls = new Set<string>(Object.values(BANNED_CALLS).flat());
const elements = new Set<string>(BANNED_ELEMENTS);

export const isBannedCall = (name: string): boolean => calls.has(name);

/** By tag name; a `button` is banned once it has an `open-type`. */
export const isBannedElement = (tagName: string, openType?: string): boolean =>
  elements.has(tagName) || (tagName === 'button' && openType !== undefined && openType !== '');

export const singlePageRefusal = (what: string): Error => new Error(`${what} is not available in single-page mode (scene 1154)`);
