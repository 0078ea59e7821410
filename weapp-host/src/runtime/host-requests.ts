import type { Device } from '../phone';
import { launchOptions } from './app';
import type { Phone } from './create-phone';
import { pageOnTop } from './page-on-top';
import { callHook } from './pages';
import { prepareShare } from './share';
import type { ShareChannel } from './share-rule';
import { ApiFailure } from './runtime';

type Answer = (phone: Phone, params: Record<string, unknown>) => unknown;

const CHANNELS: readonly unknown[] = ['appMessage', 'timeline'] satisfies ShareChannel[];

const setDevice: Answer = ({ runtime }, params) => {
  const before = { ...runtime.device };
  Object.assign(runtime.device, params as Partial<Device>);
  if (runtime.device.theme !== before.theme) {
    runtime.shell.refresh();
    if (runtime.manifest.app.darkmode) {
      runtime.app.call('onThemeChange', { theme: runtime.device.theme });
      runtime.signals.send('ThemeChange', { theme: runtime.device.theme });
    }
  }
  if (runtime.device.networkType !== before.networkType) {
    const { networkType } = runtime.device;
    runtime.signals.send('NetworkStatusChange', { isConnected: networkType !== 'none', networkType });
  }
};

/** The host's own part of the protocol, where it needs the mini-program. */
const ANSWERS: Record<string, Answer> = {
  'Host.share': ({ runtime }, { channel = 'appMessage' }) => {
    if (!CHANNELS.includes(channel)) throw new ApiFailure(`channel is appMessage or timeline, not ${String(channel)}`);
    return prepareShare(runtime, pageOnTop(runtime), { channel: channel as ShareChannel });
  },
  'Host.native': ({ runtime }, { method, data }) => {
    if (!runtime.shell.native(String(method), data)) throw new ApiFailure(`${String(method)}: there is nothing on the screen that it could answer`);
  },
  'Host.getMetrics': ({ meters }) => ({ pages: meters.all() }),
  'Host.setDevice': setDevice,
  'Host.background': ({ runtime }) => {
    const page = runtime.router.top();
    if (page) callHook(runtime, page, 'onHide');
    runtime.app.call('onHide', { path: page?.path });
    runtime.signals.send('AppHide', { path: page?.path });
  },
  'Host.foreground': ({ runtime }) => {
    const entered = launchOptions(runtime.launch);
    runtime.app.call('onShow', entered);
    runtime.signals.send('AppShow', entered);
    const page = runtime.router.top();
    if (page) callHook(runtime, page, 'onShow');
  },
};

export const answerHost = async (phone: Phone, method: string, params: Record<string, unknown>): Promise<unknown> => {
  const answer = ANSWERS[method];
  if (!answer) throw new ApiFailure(`${method} is not a method of weapp-host`);
  return (await answer(phone, params)) ?? {};
};
