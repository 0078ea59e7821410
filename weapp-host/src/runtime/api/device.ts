import { ApiFailure, type Runtime } from '../runtime';
import { asyncCalls, syncCalls } from './call-form';
import { numberOf, textOf } from './parameters';

const BATTERY = { level: 100, isCharging: true, isLowPowerModeEnabled: false };
const RANDOM_BYTES_MAX = 1_048_576;

const phoneCalls = (runtime: Runtime) => {
  let clipboard = '';
  let brightness = 0.5;
  return asyncCalls(runtime, {
    setClipboardData: (options) => {
      clipboard = textOf(options, 'data');
      runtime.shell.toast({ title: '内容已复制', icon: 'success', mask: false, durationMs: 1_500 });
      return { data: clipboard };
    },
    getClipboardData: () => ({ data: clipboard }),
    makePhoneCall: async (options) => {
      const content = `呼叫 ${textOf(options, 'phoneNumber')}`;
      const { confirm } = await runtime.shell.modal({ title: '', content, showCancel: true, confirmText: '呼叫', cancelText: '取消', editable: false, placeholderText: '' });
      if (!confirm) throw new ApiFailure('cancel');
    },
    setScreenBrightness: (options) => void (brightness = numberOf(options, 'value')),
    getScreenBrightness: () => ({ value: brightness }),
    getBatteryInfo: () => BATTERY,
    vibrateShort: () => undefined,
    vibrateLong: () => undefined,
    setKeepScreenOn: () => undefined,
    setVisualEffectOnCapture: () => undefined,
    getScreenRecordingState: () => ({ state: 'off' }),
    checkIsOpenAccessibility: () => ({ open: false }),
  });
};

const keyboardCalls = (runtime: Runtime) => {
  const focused = () => runtime.router.top()?.document.activeElement as (HTMLElement & Partial<HTMLInputElement>) | null | undefined;
  return asyncCalls(runtime, {
    hideKeyboard: () => focused()?.blur(),
    getSelectedTextRange: () => {
      const { selectionStart: start, selectionEnd: end } = focused() ?? {};
      if (typeof start !== 'number') throw new ApiFailure('no focused input');
      return { start, end };
    },
  });
};

export const deviceCalls = (runtime: Runtime) => ({
  ...phoneCalls(runtime),
  ...keyboardCalls(runtime),
  ...asyncCalls(runtime, {
    getNetworkType: () => ({ networkType: runtime.device.networkType, hasSystemProxy: false }),
    getRandomValues: (options) => {
      const length = numberOf(options, 'length');
      if (!Number.isInteger(length) || length < 1 || length > RANDOM_BYTES_MAX) throw new ApiFailure('invalid length');
      const bytes = new Uint8Array(length);
      // The browser gives 65,536 bytes at most at once.
      for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
      return { randomValues: bytes.buffer };
    },
  }),
  ...syncCalls({ getBatteryInfoSync: () => BATTERY }),
});
