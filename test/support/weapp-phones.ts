import automator from 'miniprogram-automator';
import { openHost, type PageMetrics, type SharedCard } from '../../weapp-host/src/index';
import { ROOT } from '../../tools/build';
import { openDevTools } from './devtools-phones';
import { BUILT_ORIGIN } from './weapp-origin';
import { listenForFaults, type MiniProgram, type WeappPhone, type WeappPhones } from './weapp-phone';

interface Sending {
  send: (method: string, params?: object) => Promise<unknown>;
}

/** The host speaks the automator's protocol, and under `Host.` what DevTools has buttons for. */
const askHost = <T>(mini: MiniProgram, method: string, params: object = {}): Promise<T> => (mini as unknown as Sending).send(method, params) as Promise<T>;

/** What DevTools cannot tell: the costs of each page opened so far. */
interface HostPhone extends WeappPhone {
  metrics: () => Promise<PageMetrics[]>;
}

/** Phones in weapp-host, all of one compiled mini-program in one browser. */
export const openHostPhones = async (serviceUrl: string): Promise<WeappPhones<HostPhone>> => {
  const host = await openHost({
    project: ROOT,
    loginUrl: `${serviceUrl}/sandbox/device/login`,
    cashierUrl: `${serviceUrl}/sandbox/wechat-pay/device/pay`,
    origins: { [BUILT_ORIGIN]: serviceUrl },
  });
  return {
    welcome: async (person) => {
      const session = await host.openSession({ person });
      const mini = await automator.connect({ wsEndpoint: session.wsEndpoint });
      const faults: string[] = [];
      listenForFaults(mini, faults);
      return {
        mini,
        faults,
        enter: async (launch) => void (await askHost(mini, 'Host.launch', launch)),
        share: (channel) => askHost<SharedCard>(mini, 'Host.share', { channel }),
        metrics: async () => (await askHost<{ pages: PageMetrics[] }>(mini, 'Host.getMetrics')).pages,
        goToMiniProgram: async () => void (await askHost(mini, 'Host.goToMiniProgram')),
        setFontScale: async (fontScale) => void (await askHost(mini, 'Host.setDevice', { fontScale })),
        leave: async () => {
          mini.disconnect();
          await session.close();
        },
      };
    },
    close: host.close,
  };
};

const serviceUrl = (): string => {
  const url = process.env.E2E_SERVICE_URL;
  if (!url) throw new Error("E2E_SERVICE_URL is not set: these tests run in Jest's project e2e");
  return url;
};

/** Phones in weapp-host, or in WeChat DevTools where WECHAT_DEVTOOLS_CLI names its `cli`. */
export const openPhones = (): Promise<WeappPhones> => {
  const cliPath = process.env.WECHAT_DEVTOOLS_CLI;
  return cliPath ? openDevTools(cliPath) : openHostPhones(serviceUrl());
};
