import { ApiFailure, type Runtime } from '../runtime';
import { asyncCalls } from './call-form';
import { textOf } from './parameters';
import { requireTap } from './taps';

/** https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/authorize.html */
const SCOPES: Record<string, string> = {
  'scope.userInfo': '用户信息',
  'scope.userLocation': '位置信息',
  'scope.userFuzzyLocation': '模糊位置信息',
  'scope.userLocationBackground': '后台位置信息',
  'scope.werun': '微信运动步数',
  'scope.record': '麦克风',
  'scope.writePhotosAlbum': '添加到相册',
  'scope.camera': '摄像头',
  'scope.bluetooth': '蓝牙',
  'scope.addPhoneContact': '添加到联系人',
  'scope.addPhoneCalendar': '添加到日历',
};
/** WeChat wants to be told in app.json what these are for. */
const NEEDS_PURPOSE = new Set(['scope.userLocation', 'scope.userFuzzyLocation', 'scope.userLocationBackground']);
const ERRNO_DENIED = 103;

const setScope = async (runtime: Runtime, scope: string, isGranted: boolean): Promise<void> => {
  runtime.boot.authorization.scopes[scope] = isGranted;
  await runtime.callHost('authorization.set', runtime.boot.authorization);
};

/** Asks once; after that the answer stands until it is changed in the settings. */
export const requireScope = async (runtime: Runtime, scope: string): Promise<void> => {
  const title = Object.hasOwn(SCOPES, scope) ? SCOPES[scope] : undefined;
  if (title === undefined) throw new ApiFailure('invalid scope');
  const purpose = runtime.manifest.app.permission?.[scope]?.desc;
  if (NEEDS_PURPOSE.has(scope) && purpose === undefined) throw new ApiFailure('require permission desc');
  const known = runtime.boot.authorization.scopes[scope];
  const isGranted = known ?? (await runtime.shell.authorize({ title, items: purpose === undefined ? [] : [purpose] }));
  if (known === undefined) await setScope(runtime, scope, isGranted);
  if (!isGranted) throw new ApiFailure('auth deny', ERRNO_DENIED);
};

export const authorizationCalls = (runtime: Runtime) => {
  const settings = () => ({ authSetting: { ...runtime.boot.authorization.scopes }, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } });
  return asyncCalls(runtime, {
    authorize: (options) => requireScope(runtime, textOf(options, 'scope')),
    getSetting: settings,
    /** WeChat's settings page, shown as one question: whether all that was refused is granted now. */
    openSetting: async () => {
      requireTap(runtime);
      const refused = Object.entries(runtime.boot.authorization.scopes).flatMap(([scope, isGranted]) => (isGranted ? [] : [scope]));
      const isGranted = refused.length > 0 && (await runtime.shell.authorize({ title: '设置', items: refused.map((scope) => SCOPES[scope] ?? scope) }));
      if (isGranted) for (const scope of refused) await setScope(runtime, scope, true);
      return settings();
    },
  });
};
