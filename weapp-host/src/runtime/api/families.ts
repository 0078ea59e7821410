/**
 * Every name of `wx` (base library 3.8 and what came to it since), by the families of WeChat's document, and how far each goes here:
 * `works` as on a phone; `modelled` is seen as on a phone but reaches nothing outside; `refuses` fails in WeChat's own form, never
 * calls a listener, or gives an object whose methods refuse. `createWx` is built from this table alone.
 */
export const FAMILIES = {
  routing: { works: ['switchTab', 'reLaunch', 'redirectTo', 'navigateTo', 'navigateBack'], modelled: [], refuses: ['router'] },
  'app life cycle': {
    works: [
      'getLaunchOptionsSync', 'getEnterOptionsSync', 'getApiCategory', 'onAppShow', 'offAppShow', 'onAppHide', 'offAppHide', 'onError', 'offError',
      'onUnhandledRejection', 'offUnhandledRejection', 'onPageNotFound', 'offPageNotFound', 'onThemeChange', 'offThemeChange', 'onAppRoute', 'offAppRoute',
    ],
    modelled: ['onApiCategoryChange', 'offApiCategoryChange', 'onLazyLoadError', 'offLazyLoadError', 'onAudioInterruptionBegin', 'offAudioInterruptionBegin', 'onAudioInterruptionEnd', 'offAudioInterruptionEnd'],
    refuses: ['onAppRouteDone', 'offAppRouteDone', 'postMessageToReferrerMiniProgram'],
  },
  system: {
    works: [
      'getSystemInfo', 'getSystemInfoSync', 'getSystemInfoAsync', 'getWindowInfo', 'getDeviceInfo', 'getAppBaseInfo', 'getSystemSetting',
      'getAppAuthorizeSetting', 'getMenuButtonBoundingClientRect', 'getAccountInfoSync', 'canIUse', 'env', 'arrayBufferToBase64', 'base64ToArrayBuffer',
      'getRandomValues', 'nextTick', 'loadFontFace', 'getRendererUserAgent', 'onWindowResize', 'offWindowResize',
    ],
    modelled: [
      'getUpdateManager', 'getSkylineInfo', 'getSkylineInfoSync', 'getExtConfig', 'getExtConfigSync', 'openAppAuthorizeSetting', 'getDeviceBenchmarkInfo',
      'onMenuButtonBoundingClientRectWeightChange', 'offMenuButtonBoundingClientRectWeightChange', 'checkIsPictureInPictureActive',
    ],
    refuses: ['openSystemBluetoothSetting', 'updateWeChatApp', 'setWindowSize', 'getUserCryptoManager', 'preDownloadSubpackage', 'worklet', 'getXrFrameSystem'],
  },
  'debugging and reports': {
    works: ['getLogManager', 'getRealtimeLogManager'],
    modelled: [
      'getPerformance', 'reportPerformance', 'reportEvent', 'reportAnalytics', 'reportMonitor', 'getExptInfoSync', 'setEnableDebug',
      'preloadAssets', 'preloadSkylineView', 'preloadWebview',
    ],
    refuses: ['getCommonConfig'],
  },
  storage: {
    works: [
      'setStorage', 'setStorageSync', 'getStorage', 'getStorageSync', 'removeStorage', 'removeStorageSync', 'clearStorage', 'clearStorageSync',
      'getStorageInfo', 'getStorageInfoSync', 'batchSetStorage', 'batchSetStorageSync', 'batchGetStorage', 'batchGetStorageSync', 'createBufferURL',
    ],
    modelled: ['revokeBufferURL'],
    refuses: ['createCacheManager', 'getBackgroundFetchData', 'getBackgroundFetchToken', 'setBackgroundFetchToken', 'onBackgroundFetchData'],
  },
  network: {
    works: ['request', 'downloadFile', 'uploadFile', 'getNetworkType', 'onNetworkStatusChange', 'offNetworkStatusChange'],
    modelled: ['onNetworkWeakChange', 'offNetworkWeakChange'],
    refuses: [
      'connectSocket', 'closeSocket', 'sendSocketMessage', 'onSocketOpen', 'onSocketClose', 'onSocketError', 'onSocketMessage', 'createTCPSocket',
      'createUDPSocket', 'getLocalIPAddress', 'startLocalServiceDiscovery', 'stopLocalServiceDiscovery', 'onLocalServiceFound', 'offLocalServiceFound',
      'onLocalServiceLost', 'offLocalServiceLost', 'onLocalServiceDiscoveryStop', 'offLocalServiceDiscoveryStop', 'onLocalServiceResolveFail',
      'offLocalServiceResolveFail',
    ],
  },
  interaction: {
    works: ['showToast', 'hideToast', 'showLoading', 'hideLoading', 'showModal', 'showActionSheet'],
    modelled: [],
    refuses: ['enableAlertBeforeUnload', 'disableAlertBeforeUnload'],
  },
  'navigation bar and background': {
    works: [
      'setNavigationBarTitle', 'setNavigationBarColor', 'showNavigationBarLoading', 'hideNavigationBarLoading', 'hideHomeButton', 'setBackgroundColor',
      'setBackgroundTextStyle',
    ],
    modelled: ['setTopBarText'],
    refuses: [],
  },
  'tab bar': {
    works: ['showTabBar', 'hideTabBar', 'setTabBarItem', 'setTabBarStyle', 'setTabBarBadge', 'removeTabBarBadge', 'showTabBarRedDot', 'hideTabBarRedDot'],
    modelled: [],
    refuses: [],
  },
  'scrolling and refreshing': { works: ['pageScrollTo', 'startPullDownRefresh', 'stopPullDownRefresh'], modelled: [], refuses: [] },
  'nodes and animation': {
    works: ['createSelectorQuery', 'createIntersectionObserver', 'createMediaQueryObserver', 'createAnimation'],
    modelled: [],
    refuses: [],
  },
  canvas: {
    works: ['createOffscreenCanvas', 'canvasToTempFilePath', 'canvasGetImageData', 'canvasPutImageData'],
    modelled: [],
    refuses: ['createCanvasContext'],
  },
  images: {
    works: ['getImageInfo', 'saveImageToPhotosAlbum'],
    modelled: ['previewImage', 'previewMedia'],
    refuses: ['chooseImage', 'chooseMessageFile', 'compressImage', 'cropImage', 'editImage'],
  },
  files: {
    works: ['getFileSystemManager', 'saveFile', 'getSavedFileList', 'getSavedFileInfo', 'removeSavedFile', 'getFileInfo'],
    modelled: [],
    refuses: ['openDocument', 'saveFileToDisk'],
  },
  'audio, video and live': {
    works: [],
    modelled: [],
    refuses: [
      'createAudioContext', 'createInnerAudioContext', 'createMediaAudioPlayer', 'createWebAudioContext', 'getAvailableAudioSources', 'setInnerAudioOption',
      'playVoice', 'pauseVoice', 'stopVoice', 'getBackgroundAudioManager', 'getBackgroundAudioPlayerState', 'onBackgroundAudioPause',
      'onBackgroundAudioPlay', 'onBackgroundAudioStop', 'playBackgroundAudio', 'pauseBackgroundAudio', 'seekBackgroundAudio', 'stopBackgroundAudio',
      'getRecorderManager', 'startRecord', 'stopRecord', 'createCameraContext', 'createVideoContext', 'createVideoDecoder', 'createMediaContainer',
      'createMediaRecorder', 'createLivePlayerContext', 'createLivePusherContext', 'chooseMedia', 'chooseVideo', 'compressVideo', 'getVideoInfo',
      'openVideoEditor', 'saveVideoToPhotosAlbum', 'join1v1Chat', 'joinVoIPChat', 'exitVoIPChat', 'setEnable1v1Chat', 'subscribeVoIPVideoMembers',
      'updateVoIPChatMuteConfig', 'onVoIPChatInterrupted', 'offVoIPChatInterrupted', 'onVoIPChatMembersChanged', 'offVoIPChatMembersChanged',
      'onVoIPChatSpeakersChanged', 'offVoIPChatSpeakersChanged', 'onVoIPChatStateChanged', 'offVoIPChatStateChanged', 'onVoIPVideoMembersChanged',
      'offVoIPVideoMembersChanged', 'getDeviceVoIPList', 'requestDeviceVoIP',
    ],
  },
  'maps and location': {
    works: [],
    modelled: [],
    refuses: [
      'createMapContext', 'getLocation', 'getFuzzyLocation', 'chooseLocation', 'choosePoi', 'openLocation', 'startLocationUpdate',
      'startLocationUpdateBackground', 'stopLocationUpdate', 'onLocationChange', 'offLocationChange', 'onLocationChangeError', 'offLocationChangeError',
    ],
  },
  device: {
    works: ['setClipboardData', 'getClipboardData', 'hideKeyboard', 'getSelectedTextRange', 'onKeyboardHeightChange', 'offKeyboardHeightChange'],
    modelled: [
      'makePhoneCall', 'vibrateShort', 'vibrateLong', 'setKeepScreenOn', 'setScreenBrightness', 'getScreenBrightness', 'setVisualEffectOnCapture',
      'getBatteryInfo', 'getBatteryInfoSync', 'onBatteryInfoChange', 'offBatteryInfoChange', 'onMemoryWarning', 'offMemoryWarning', 'onUserCaptureScreen',
      'offUserCaptureScreen', 'getScreenRecordingState', 'onScreenRecordingStateChanged', 'offScreenRecordingStateChanged', 'checkIsOpenAccessibility',
    ],
    refuses: ['scanCode', 'sendSms', 'addPhoneContact', 'chooseContact', 'addPhoneCalendar', 'addPhoneRepeatCalendar'],
  },
  sensors: {
    works: [],
    modelled: [],
    refuses: [
      'startAccelerometer', 'stopAccelerometer', 'onAccelerometerChange', 'offAccelerometerChange', 'startCompass', 'stopCompass', 'onCompassChange',
      'offCompassChange', 'startDeviceMotionListening', 'stopDeviceMotionListening', 'onDeviceMotionChange', 'offDeviceMotionChange', 'startGyroscope',
      'stopGyroscope', 'onGyroscopeChange', 'offGyroscopeChange',
    ],
  },
  'Bluetooth, Wi-Fi and NFC': {
    works: [],
    modelled: [],
    refuses: [
      'openBluetoothAdapter', 'closeBluetoothAdapter', 'getBluetoothAdapterState', 'getBluetoothDevices', 'getConnectedBluetoothDevices',
      'isBluetoothDevicePaired', 'makeBluetoothPair', 'startBluetoothDevicesDiscovery', 'stopBluetoothDevicesDiscovery', 'onBluetoothAdapterStateChange',
      'offBluetoothAdapterStateChange', 'onBluetoothDeviceFound', 'offBluetoothDeviceFound', 'createBLEConnection', 'closeBLEConnection',
      'getBLEDeviceCharacteristics', 'getBLEDeviceRSSI', 'getBLEDeviceServices', 'getBLEMTU', 'setBLEMTU', 'notifyBLECharacteristicValueChange',
      'readBLECharacteristicValue', 'writeBLECharacteristicValue', 'onBLECharacteristicValueChange', 'offBLECharacteristicValueChange',
      'onBLEConnectionStateChange', 'offBLEConnectionStateChange', 'onBLEMTUChange', 'offBLEMTUChange', 'createBLEPeripheralServer',
      'onBLEPeripheralConnectionStateChanged', 'offBLEPeripheralConnectionStateChanged', 'startBeaconDiscovery', 'stopBeaconDiscovery', 'getBeacons',
      'onBeaconUpdate', 'offBeaconUpdate', 'onBeaconServiceChange', 'offBeaconServiceChange', 'startWifi', 'stopWifi', 'connectWifi', 'getWifiList',
      'setWifiList', 'getConnectedWifi', 'onGetWifiList', 'offGetWifiList', 'onWifiConnected', 'offWifiConnected', 'onWifiConnectedWithPartialInfo',
      'offWifiConnectedWithPartialInfo', 'getNFCAdapter', 'getHCEState', 'startHCE', 'stopHCE', 'sendHCEMessage', 'onHCEMessage', 'offHCEMessage',
    ],
  },
  'accounts and permissions': {
    works: ['login', 'authorize', 'getSetting', 'getPrivacySetting', 'onNeedPrivacyAuthorization', 'requirePrivacyAuthorize'],
    modelled: ['checkSession', 'openSetting', 'openPrivacyContract'],
    refuses: [
      'getUserInfo', 'getUserProfile', 'pluginLogin', 'authorizeForMiniProgram', 'chooseAddress', 'chooseInvoice', 'chooseInvoiceTitle', 'chooseLicensePlate',
      'getWeRunData', 'shareToWeRun', 'checkIsSupportSoterAuthentication', 'startSoterAuthentication', 'checkIsSoterEnrolledInDevice',
      'startFacialRecognitionVerify', 'startFacialRecognitionVerifyAndUploadVideo', 'checkIsSupportFacialRecognition',
    ],
  },
  sharing: {
    works: ['showShareMenu', 'hideShareMenu'],
    modelled: ['updateShareMenu', 'showShareImageMenu', 'onCopyUrl', 'offCopyUrl'],
    refuses: ['getShareInfo', 'getGroupEnterInfo', 'authPrivateMessage', 'shareFileMessage', 'shareVideoMessage', 'addFileToFavorites', 'addVideoToFavorites', 'showFavoriteGuide'],
  },
  'messages and payment': {
    works: ['requestSubscribeMessage', 'requestPayment'],
    modelled: [],
    refuses: [
      'requestSubscribeDeviceMessage', 'requestOrderPayment', 'requestCommonPayment', 'requestPluginPayment', 'requestVirtualPayment',
      'requestMerchantTransfer', 'openHKOfflinePayView', 'showRedPackage', 'sendBizRedPacket', 'addCard', 'openCard', 'openCustomerServiceChat',
    ],
  },
  'other mini-programs and WeChat': {
    works: ['exitMiniProgram', 'restartMiniProgram'],
    modelled: ['navigateToMiniProgram', 'checkIsAddedToMyMiniProgram'],
    refuses: [
      'navigateBackMiniProgram', 'openEmbeddedMiniProgram', 'onEmbeddedMiniProgramHeightChange', 'offEmbeddedMiniProgramHeightChange',
      'openOfficialAccountArticle', 'openOfficialAccountProfile', 'openOfficialAccountChat', 'openChannelsActivity', 'openChannelsEvent', 'openChannelsLive',
      'openChannelsUserProfile', 'getChannelsLiveInfo', 'getChannelsLiveNoticeInfo', 'getChannelsShareKey', 'reserveChannelsLive', 'openSingleStickerView',
      'openStickerIPView', 'openStickerSetView', 'navigateToBookshelf', 'queryBookshelf', 'scanItem', 'cloud',
    ],
  },
  'advertising, intelligence and workers': {
    works: [],
    modelled: [],
    refuses: [
      'createInterstitialAd', 'createRewardedVideoAd', 'createInferenceSession', 'getInferenceEnvInfo', 'createVKSession', 'isVKSupport', 'faceDetect',
      'initFaceDetect', 'stopFaceDetect', 'createWorker',
    ],
  },
} as const;

export type Status = 'works' | 'modelled' | 'refuses';
type Family = keyof typeof FAMILIES;
type NameWith<S extends Status> = { [F in Family]: (typeof FAMILIES)[F][S][number] }[Family];
type ListenerName = `on${Uppercase<string>}${string}` | `off${Uppercase<string>}${string}`;

/** What somebody must have written: all that do something, but for the listeners, which are alike with one exception. */
export type ImplementedName = Exclude<NameWith<'works' | 'modelled'>, ListenerName> | 'onNeedPrivacyAuthorization';

const STATUSES: readonly Status[] = ['works', 'modelled', 'refuses'];

/** By name, in the order of the table. */
export const STATUS_OF: ReadonlyMap<string, Status> = new Map(
  Object.values(FAMILIES).flatMap((family) => STATUSES.flatMap((status) => family[status].map((name): [string, Status] => [name, status]))),
);
