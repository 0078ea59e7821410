import { isRecord } from '../../is-record';
import { launchOptions } from '../app';
import { ApiFailure, type Runtime } from '../runtime';
import { capsuleRect } from '../shell/screen-metrics';
import { bytesOf, fromBase64, toBase64 } from './bytes';
import { asyncCalls, syncCalls } from './call-form';
import { canIUse } from './can-i-use';
import { USER_DATA_PATH } from './file-store';
import { later } from '../later';
import { realmOf } from '../page-on-top';
import { type Options, textOf } from './parameters';
import { appBaseInfo, authorizeSetting, deviceInfo, systemInfo, systemSetting, windowInfo } from './system-info';

const NO_SKYLINE = { isSupported: false, version: '', reason: 'client not supported' };

/** There is never a newer version than the one that runs. */
const updateManager = () => ({
  onCheckForUpdate: (listener: (result: unknown) => void) => void Promise.resolve().then(() => listener({ hasUpdate: false })),
  onUpdateReady: () => undefined,
  onUpdateFailed: () => undefined,
  applyUpdate: () => undefined,
});

/** Into every page of the stack; a page that is opened later asks for its own. */
const loadFontFace = async (runtime: Runtime, options: Options) => {
  const family = textOf(options, 'family');
  const source = textOf(options, 'source').replace(/url\(\s*(['"]?)(.*?)\1\s*\)/, (_whole, _quote, src: string) => `url("${runtime.fileUrl(src, runtime.router.top()?.path ?? '')}")`);
  const descriptors = isRecord(options.desc) ? (options.desc as FontFaceDescriptors) : {};
  for (const page of runtime.router.stack()) {
    const face = new (realmOf(page).FontFace)(family, source, descriptors);
    await face.load().catch(() => {
      throw new ApiFailure('A network error occurred.', undefined, { status: 'error' });
    });
    page.document.fonts.add(face);
  }
  return { status: 'loaded' };
};

const laterCalls = (runtime: Runtime) =>
  asyncCalls(runtime, {
    getSystemInfo: () => systemInfo(runtime),
    getSystemInfoAsync: () => systemInfo(runtime),
    getSkylineInfo: () => NO_SKYLINE,
    getExtConfig: () => ({ extConfig: {} }),
    getRendererUserAgent: () => ({ userAgent: window.navigator.userAgent }),
    getDeviceBenchmarkInfo: () => ({ benchmarkLevel: deviceInfo(runtime).benchmarkLevel, modelLevel: 2 }),
    openAppAuthorizeSetting: () => undefined,
    loadFontFace: (options) => loadFontFace(runtime, options),
  });

export const systemCalls = (runtime: Runtime) => ({
  env: { USER_DATA_PATH },
  nextTick: (callback: () => void) => later(runtime, 'nextTick', callback),
  canIUse,
  ...laterCalls(runtime),
  ...syncCalls({
    getLaunchOptionsSync: () => launchOptions(runtime.launch),
    getEnterOptionsSync: () => launchOptions(runtime.launch),
    getApiCategory: () => launchOptions(runtime.launch).apiCategory,
    getSystemInfoSync: () => systemInfo(runtime),
    getWindowInfo: () => windowInfo(runtime),
    getDeviceInfo: () => deviceInfo(runtime),
    getAppBaseInfo: () => appBaseInfo(runtime),
    getSystemSetting: systemSetting,
    getAppAuthorizeSetting: authorizeSetting,
    getMenuButtonBoundingClientRect: () => capsuleRect(runtime.device),
    getAccountInfoSync: () => ({ miniProgram: { appId: runtime.manifest.appId, envVersion: 'develop', version: '' } }),
    getSkylineInfoSync: () => NO_SKYLINE,
    getExtConfigSync: () => ({}),
    getUpdateManager: updateManager,
    checkIsPictureInPictureActive: () => false,
    arrayBufferToBase64: (buffer: ArrayBuffer) => toBase64(bytesOf(buffer)),
    base64ToArrayBuffer: (text: string) => fromBase64(text).buffer,
  }),
});
