/** Some say by their name that they answer at once … */
const ANSWERS_AT_ONCE = /Sync$|^(on|off|report)[A-Z]|^create(?!BLE)[A-Z]|^get\w*Manager$/;
/** … and some do not. */
const ALSO_AT_ONCE = new Set([
  'arrayBufferToBase64', 'base64ToArrayBuffer', 'canIUse', 'getApiCategory', 'getAppAuthorizeSetting', 'getAppBaseInfo', 'getDeviceInfo',
  'getMenuButtonBoundingClientRect', 'getNFCAdapter', 'getPerformance', 'getSystemSetting', 'getWindowInfo', 'nextTick', 'revokeBufferURL',
]);

/** Whether `wx[name]` returns its answer; all others give it to `success`, `fail` and `complete`, or promise it. */
export const answersAtOnce = (name: string): boolean => ANSWERS_AT_ONCE.test(name) || ALSO_AT_ONCE.has(name);
