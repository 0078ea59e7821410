import { randomUUID } from 'node:crypto';
import type { Order } from './orders';
import { instantText } from './orders';
import { sealResource, secondOf, signBody, type WechatPaySandboxOptions } from './signatures';

type PayEvent = 'TRANSACTION.SUCCESS' | 'REFUND.SUCCESS' | 'REFUND.ABNORMAL' | 'REFUND.CLOSED';

/** Sends a notice and gives the status of the answer. */
type Tell = (url: string, headers: Record<string, string>, body: string) => Promise<number>;

export interface NoticePlan {
  event?: PayEvent;
  times?: number;
  /** Instead of what is so. */
  resource?: Record<string, unknown>;
  /** What is wrong with it: its signature, the key it names, its age, its body, or the key it is sealed with. */
  forge?: 'signature' | 'serial' | 'age' | 'body' | 'seal';
}

/** As WeChat Pay repeats what is not answered 2xx: fewer times, and the first pauses alone. */
const PAUSES_SECONDS = [15, 15, 30, 180];
const LIMIT_MS = 5_000;
const OLD_SECONDS = 301;

const tellByHttp: Tell = async (url, headers, body) => {
  const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(LIMIT_MS) });
  await answer.arrayBuffer();
  return answer.status;
};

/** A trade as an answer and a notification tell it. */
export const tradeOf = ({ appId, mchId }: WechatPaySandboxOptions, order: Order): Record<string, unknown> => {
  const isPaid = order.state === 'SUCCESS' || order.state === 'REFUND';
  const common = { appid: appId, mchid: mchId, out_trade_no: order.number, trade_state: order.state, trade_state_desc: order.state };
  if (!isPaid) return { ...common, payer: {} };
  return {
    ...common, transaction_id: order.theirId, trade_type: 'JSAPI', bank_type: 'OTHERS', attach: '', success_time: instantText(order.paidAt), payer: { openid: order.openid },
    amount: { total: order.collected, payer_total: order.collected, currency: 'CNY', payer_currency: 'CNY' },
  };
};

const refundResource = ({ mchId }: WechatPaySandboxOptions, order: Order): Record<string, unknown> => {
  const { refund } = order;
  if (!refund) return {};
  return {
    mchid: mchId, out_trade_no: order.number, transaction_id: order.theirId, out_refund_no: refund.number, refund_id: refund.theirId, refund_status: refund.state,
    ...(refund.state === 'SUCCESS' && { success_time: instantText(refund.at) }), user_received_account: '支付用户零钱',
    amount: { total: order.collected, refund: refund.fen, payer_total: order.collected, payer_refund: refund.fen },
  };
};

const makeNotice = (options: WechatPaySandboxOptions, order: Order, { event = 'TRANSACTION.SUCCESS', resource, forge }: NoticePlan) => {
  const isTrade = event === 'TRANSACTION.SUCCESS';
  const facts = isTrade ? { ...tradeOf(options, order), trade_state: 'SUCCESS' } : refundResource(options, order);
  const key = forge === 'seal' ? Buffer.alloc(32, 7) : options.v3Key;
  const body = JSON.stringify({
    id: randomUUID(), create_time: instantText(options.clock.now()), resource_type: 'encrypt-resource', event_type: event, summary: isTrade ? '支付成功' : '退款',
    resource: sealResource(key, { ...facts, ...resource }, isTrade ? 'transaction' : 'refund'),
  });
  const signed = signBody(options, body, secondOf(options) - (forge === 'age' ? OLD_SECONDS : 0));
  const headers = {
    'content-type': 'application/json',
    ...signed,
    ...(forge === 'signature' && { 'wechatpay-signature': signBody(options, `${body} `)['wechatpay-signature']! }),
    ...(forge === 'serial' && { 'wechatpay-serial': 'PUB_KEY_ID_0' }),
  };
  return { headers, body: forge === 'body' ? body.replace('encrypt-resource', 'encrypt-resourcf') : body };
};

/** Tells the merchant what happened, again and again until it is heard. */
export const createNotices = (options: WechatPaySandboxOptions, isLost: () => boolean) => {
  const timers = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<unknown>>();
  let tell = tellByHttp;
  let isHeld = false;

  const send = async (url: string, order: Order, plan: NoticePlan): Promise<number> => {
    const { headers, body } = makeNotice(options, order, plan);
    return isLost() ? 0 : tell(url, headers, body).catch(() => 0);
  };

  const sendUntilHeard = async (url: string, order: Order, event: PayEvent, [pause, ...pauses]: readonly number[]): Promise<void> => {
    if (isHeld) return;
    const status = await send(url, order, { event });
    if ((status >= 200 && status <= 299) || pause === undefined) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void track(sendUntilHeard(url, order, event, pauses));
    }, pause * 1_000).unref();
    timers.add(timer);
  };

  const track = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };

  return {
    /** Resolves when it was sent once, heard or not; later tries come by themselves. */
    announce: (order: Order, event: PayEvent): Promise<void> => {
      const url = event === 'TRANSACTION.SUCCESS' ? order.notifyUrl : order.refund?.notifyUrl;
      return url === undefined ? Promise.resolve() : track(sendUntilHeard(url, order, event, PAUSES_SECONDS));
    },
    /** Sent at once, held or not, one after the other; the statuses of the answers. */
    notify: async (order: Order, plan: NoticePlan): Promise<number[]> => {
      const statuses: number[] = [];
      for (let sent = 0; sent < (plan.times ?? 1); sent += 1) statuses.push(await send(order.notifyUrl, order, plan));
      return statuses;
    },
    /** While they are held none is sent by itself, and none of this time is sent later. */
    hold: (held: boolean): void => void (isHeld = held),
    tellBy: (given: Tell): void => void (tell = given),
    settled: async (): Promise<void> => void (await Promise.allSettled(underWay)),
    stop: (): void => timers.forEach((timer) => clearTimeout(timer)),
  };
};

export type Notices = ReturnType<typeof createNotices>;
