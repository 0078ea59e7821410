import type { PayParams } from '@micro-branch/contract/payments';
import Taro from '@tarojs/taro';
import { sendRequest } from './request';
import { askSandboxCashier } from './sandbox-cashier';
import { readSandbox } from './sandbox-phone';

/** What the cashier said when it was left. It proves nothing: the service asks WeChat Pay itself. */
export type CashierSaid = 'paid' | 'cancelled' | 'failed';

interface AtCashier {
  params: PayParams;
  /** For the cashier that the sandbox plays alone: WeChat asks itself what an order comes to. */
  payFen: number;
}

interface WeixinBridge {
  invoke: (name: string, options: object, answer: (said: { err_msg: string }) => void) => void;
}

const BRIDGE = { request: 'getBrandWCPayRequest', ok: 'get_brand_wcpay_request:ok', cancel: 'get_brand_wcpay_request:cancel' } as const;
const SANDBOX_TIMEOUT_MS = 15_000;

const bridge = (): WeixinBridge | undefined => (window as { WeixinJSBridge?: WeixinBridge }).WeixinJSBridge;

/** Whether there is a cashier: in WeChat, and where the sandbox plays it. */
export const canPayHere = (): boolean => {
  if (process.env.TARO_ENV === 'weapp') return true;
  return process.env.TARO_APP_SANDBOX === '1' || bridge() !== undefined;
};

const payInWeapp = async (params: PayParams): Promise<CashierSaid> => {
  try {
    await Taro.requestPayment(params);
    return 'paid';
  } catch (failure) {
    return /cancel/i.test((failure as { errMsg?: string }).errMsg ?? '') ? 'cancelled' : 'failed';
  }
};

/** WeChat's own browser pays over its bridge, which wants the app's id beside what a mini-program says. */
const payInWechatBrowser = (params: PayParams): Promise<CashierSaid> =>
  new Promise((resolve) => {
    const found = bridge();
    if (!found) return resolve('failed');
    const answer = ({ err_msg }: { err_msg: string }) =>
      resolve(err_msg === BRIDGE.ok ? 'paid' : err_msg === BRIDGE.cancel ? 'cancelled' : 'failed');
    return found.invoke(BRIDGE.request, { appId: process.env.TARO_APP_ID ?? '', ...params }, answer);
  });

/** The H5 sandbox pays as the played phone does once its holder has agreed. */
const payInSandbox = async ({ params, payFen }: AtCashier): Promise<CashierSaid> => {
  if ((await askSandboxCashier(payFen)) === 'cancel') return 'cancelled';
  const paid = await sendRequest({
    method: 'POST',
    url: '/sandbox/wechat-pay/device/pay',
    body: { person: readSandbox().person, order: params },
    timeoutMs: SANDBOX_TIMEOUT_MS,
  }).catch(() => undefined);
  return paid !== undefined && paid.status < 300 ? 'paid' : 'failed';
};

/** Opens the cashier with what the service has signed, and tells how it was left. */
export const payAtCashier = (order: AtCashier): Promise<CashierSaid> => {
  if (process.env.TARO_ENV === 'weapp') return payInWeapp(order.params);
  return process.env.TARO_APP_SANDBOX === '1' ? payInSandbox(order) : payInWechatBrowser(order.params);
};
