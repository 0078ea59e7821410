import { bottomInset } from '../shell/screen-metrics';
import type { PageInstance, Runtime } from '../runtime';

const FONT_PX = 16;
const BENCHMARK_LEVEL = 40;

/** The page on top, or the first one while it does not exist yet. */
const pageShown = ({ router, manifest, launch }: Runtime): Pick<PageInstance, 'path' | 'bar'> => {
  const top = (router as Runtime['router'] | undefined)?.top();
  if (top) return top;
  const path = launch.path === '' ? manifest.entryPage : launch.path;
  return { path, bar: { ...manifest.app.window, ...manifest.components[path]?.json } };
};

const brandOf = (platform: string): string => ({ ios: 'iPhone', android: 'Android' })[platform] ?? 'devtools';

const safeAreaOf = ({ device, isSinglePage }: Runtime) => {
  const top = isSinglePage ? 0 : device.statusBarHeight;
  const bottom = device.height - (isSinglePage ? 0 : bottomInset(device));
  return { left: 0, right: device.width, top, bottom, width: device.width, height: bottom - top };
};

export const windowInfo = (runtime: Runtime) => {
  const { device } = runtime;
  const { top, height } = runtime.shell.viewport(pageShown(runtime));
  return {
    pixelRatio: device.pixelRatio,
    screenWidth: device.width,
    screenHeight: device.height,
    windowWidth: device.width,
    windowHeight: height,
    statusBarHeight: device.statusBarHeight,
    screenTop: top,
    safeArea: safeAreaOf(runtime),
  };
};

export const deviceInfo = ({ device }: Runtime) => ({
  abi: 'arm64', deviceAbi: 'arm64', cpuType: '', memorySize: '4096',
  benchmarkLevel: BENCHMARK_LEVEL,
  brand: brandOf(device.platform),
  model: device.model,
  system: device.system,
  platform: device.platform,
});

export const appBaseInfo = ({ device, manifest }: Runtime) => ({
  SDKVersion: manifest.sdkVersion,
  enableDebug: false,
  host: { appId: manifest.appId, env: 'WeChat' },
  language: device.language,
  version: device.wechatVersion,
  // WeChat tells the theme only to a mini-program that has two.
  ...(manifest.app.darkmode && { theme: device.theme }),
  fontSizeScaleFactor: device.fontScale,
  fontSizeSetting: FONT_PX * device.fontScale,
});

export const systemSetting = () => ({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' });

export const authorizeSetting = () => {
  const permissions = ['album', 'bluetooth', 'camera', 'location', 'microphone', 'notification', 'notificationAlert', 'notificationBadge', 'notificationSound', 'phoneCalendar'];
  return { ...Object.fromEntries(permissions.map((name) => [`${name}Authorized`, 'authorized'])), locationReducedAccuracy: false };
};

export const systemInfo = (runtime: Runtime) => ({
  ...deviceInfo(runtime), ...windowInfo(runtime), ...appBaseInfo(runtime), ...systemSetting(),
  albumAuthorized: true, cameraAuthorized: true, locationAuthorized: true, microphoneAuthorized: true, notificationAuthorized: true,
});
