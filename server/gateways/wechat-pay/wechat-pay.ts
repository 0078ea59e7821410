import type { PayParams } from '@micro-branch/contract/payments';
import type { Collection, PayOrder, Refund, RefundOutcome, WechatPay } from '../../payments/wechat-pay';
import { Refusal } from '../../refusal';
import { callPay, makeNonce, secondOf, whyOf, type WechatPayOptions } from './call-pay';
import { readNotification } from './notification';
import { linesOf, signLines } from './signature';
import { readStatement } from './statement';
import { readTrade, refundNumberOf, readRefund } from './trades';

const ORDERS_PATH = '/v3/pay/transactions';
const REFUNDS_PATH = '/v3/refund/domestic/refunds';
const PREPAY_ID = /^\w{1,64}$/;
const DESCRIPTION_MAX = 127;
const REASON_MAX = 80;
const OFFSET_MS = 8 * 3_600_000;

/** RFC 3339 in the time of Shanghai, without fractions. */
const rfc3339 = (instant: Date): string => `${new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;

const notTold = (error: Error): { state: 'unknown'; why: string } => ({ state: 'unknown', why: error.message });

const orderPath = (paymentId: string): string => `${ORDERS_PATH}/out-trade-no/${paymentId}`;

const signParams = async (options: WechatPayOptions, prepayId: string): Promise<PayParams> => {
  const [timeStamp, nonceStr, order] = [String(secondOf(options.clock)), makeNonce(options), `prepay_id=${prepayId}`];
  const paySign = await signLines(options.privateKey, linesOf(options.appId, timeStamp, nonceStr, order));
  return { timeStamp, nonceStr, package: order, signType: 'RSA', paySign };
};

const prepare = async (options: WechatPayOptions, { paymentId, description, payFen, openid, expiresAt }: PayOrder): Promise<PayParams> => {
  const order = {
    appid: options.appId,
    mchid: options.mchId,
    description: [...description].slice(0, DESCRIPTION_MAX).join(''),
    out_trade_no: paymentId,
    time_expire: rfc3339(expiresAt),
    notify_url: options.notifyUrl(),
    amount: { total: payFen, currency: 'CNY' },
    payer: { openid },
  };
  const answer = await callPay(options, `${ORDERS_PATH}/jsapi`, order).catch((error: Error) => {
    throw new Refusal('pay-unavailable', error.message);
  });
  const { prepay_id: prepayId } = answer.fields;
  if (answer.status !== 200) throw new Refusal('pay-unavailable', whyOf(answer));
  if (typeof prepayId !== 'string' || !PREPAY_ID.test(prepayId)) throw new Refusal('pay-unavailable', 'no prepay_id');
  return signParams(options, prepayId);
};

const ask = async (options: WechatPayOptions, paymentId: string): Promise<Collection> => {
  const answer = await callPay(options, `${orderPath(paymentId)}?mchid=${options.mchId}`);
  if (answer.status === 200) return readTrade(options, answer.fields, paymentId);
  if (answer.status === 404 && NEVER_ORDERED.has(answer.code)) return { state: 'absent' };
  return { state: 'unknown', why: whyOf(answer) };
};

/** Both spellings stand in WeChat Pay's documents. */
const NEVER_ORDERED = new Set(['ORDER_NOT_EXIST', 'ORDERNOTEXIST']);
const CLOSED = new Set(['ORDER_CLOSED', 'ORDERCLOSED', ...NEVER_ORDERED]);
const PAID = new Set(['ORDERPAID', 'ORDER_PAID']);

/** An order that was never made cannot be paid either. */
const close = async (options: WechatPayOptions, paymentId: string): ReturnType<WechatPay['close']> => {
  const answer = await callPay(options, `${orderPath(paymentId)}/close`, { mchid: options.mchId });
  if (answer.status === 204 || CLOSED.has(answer.code)) return { state: 'closed' };
  return PAID.has(answer.code) ? { state: 'paid' } : { state: 'unknown', why: whyOf(answer) };
};

/**
 * Only an order that WeChat Pay does not know is refused: too little money with us, too many questions and whatever else it says
 * may be otherwise tomorrow.
 */
const refund = async (options: WechatPayOptions, asked: Refund): Promise<RefundOutcome> => {
  const { paymentId, fen, reason } = asked;
  const answer = await callPay(options, REFUNDS_PATH, {
    out_trade_no: paymentId,
    out_refund_no: refundNumberOf(paymentId),
    reason: [...reason].slice(0, REASON_MAX).join(''),
    notify_url: options.notifyUrl(),
    amount: { refund: fen, total: fen, currency: 'CNY' },
  });
  if (answer.status === 200) return readRefund(answer.fields, asked);
  if (answer.status === 404) return { state: 'refused', reason: whyOf(answer) };
  return { state: 'unknown', why: whyOf(answer) };
};

/** WeChat Pay's APIv3 in public-key mode. Its address is the only difference between WeChat Pay and the sandbox. */
export const connectWechatPay = (options: WechatPayOptions): WechatPay => ({
  prepare: (order) => prepare(options, order),
  ask: (paymentId) => ask(options, paymentId).catch(notTold),
  close: (paymentId) => close(options, paymentId).catch(notTold),
  refund: (asked) => refund(options, asked).catch(notTold),
  readNotification: (headers, body) => readNotification(options, headers, body),
  statement: (day) => readStatement(options, day),
});
