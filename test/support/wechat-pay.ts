import { connectWechatPay } from '../../server/gateways/wechat-pay/wechat-pay';
import type { WechatPayOptions } from '../../server/gateways/wechat-pay/call-pay';
import type { PayLine, PayOrder, WechatPay } from '../../server/payments/wechat-pay';
import type { NoticePlan } from '../../server/sandbox/wechat-pay/notices';
import type { PayTrouble } from '../../server/sandbox/wechat-pay/troubles';
import { createClock, type MovableClock } from './clock';
import { startSandbox, type RunningSandbox } from './sandbox';

export interface PayDesk {
  clock: MovableClock;
  sandbox: RunningSandbox['wechatPay'];
  url: string;
  pay: WechatPay;
  /** The gateway that gives up soon where an answer never comes: long enough for a question to arrive, however busy the machine is. */
  payUnder(trouble: PayTrouble): WechatPay;
  /** The gateway of somebody whose settings are a little different. */
  payAs: (other: Partial<WechatPayOptions>) => WechatPay;
  order(paymentId: string, other?: Partial<PayOrder>): PayOrder;
  /** What WeChat Pay sends of an order; nothing hears it but the test. */
  notice(paymentId: string, plan?: NoticePlan): Promise<{ headers: Record<string, string>; body: string }>;
  close(): Promise<void>;
}

/** The gateway and WeChat Pay's sandbox with nothing else. */
export const openPayDesk = async (): Promise<PayDesk> => {
  const clock = createClock();
  const running = await startSandbox(clock);
  const { wechatPay: sandbox, url } = running;
  const told: { headers: Record<string, string>; body: string }[] = [];
  sandbox.tellBy(async (_url, headers, body) => told.push({ headers, body }) && 204);
  const payAs = (other: Partial<WechatPayOptions>) => connectWechatPay({ ...sandbox.options, ...other });
  return {
    clock,
    sandbox,
    url,
    pay: payAs({}),
    payUnder: (trouble) => payAs(trouble === 'late' || trouble === 'silent' ? { timeoutMs: 1_000 } : {}),
    payAs,
    close: () => running.close(),
    order: (paymentId, other = {}) => ({
      paymentId, description: '演示电力 3101****8600', payFen: 12_860, openid: 'o-somebody', expiresAt: new Date(clock.now().getTime() + 900_000), ...other,
    }),
    notice: async (paymentId, plan) => {
      await sandbox.notify(paymentId, plan);
      return told.at(-1)!;
    },
  };
};

export const linesOf = async (lines: AsyncIterable<PayLine>): Promise<PayLine[]> => {
  const all: PayLine[] = [];
  for await (const line of lines) all.push(line);
  return all;
};
