import type { Collection, PayNotice, RefundOutcome } from '../../payments/wechat-pay';
import { shanghaiDay } from '../../shanghai';

/** What WeChat Pay tells of orders and refunds, by answer or notification, as the payments know it. */
type Fields = Record<string, unknown>;

interface Ours {
  appId: string;
  mchId: string;
}

const ORDER_NUMBER = /^[1-9][0-9]{0,18}$/;
const REFUND_PREFIX = 'R';

export const refundNumberOf = (paymentId: string): string => `${REFUND_PREFIX}${paymentId}`;

/** What a table says of a word of theirs; `constructor` is none of ours. */
const own = <T>(table: Partial<Record<string, T>>, name: string): T | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const isTheirId = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{1,64}$/.test(value);

const objectOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

const fenOf = (fields: Fields, name: string): number | null => {
  const { [name]: fen, currency = 'CNY' } = objectOf(fields['amount']);
  return currency === 'CNY' && typeof fen === 'number' && Number.isSafeInteger(fen) && fen > 0 ? fen : null;
};

const instantOf = (value: unknown): Date | undefined => {
  const instant = new Date(textOf(value));
  return Number.isNaN(instant.getTime()) ? undefined : instant;
};

const unknown = (why: string): { state: 'unknown'; why: string } => ({ state: 'unknown', why });

type Paid = Extract<Collection, { state: 'paid' }>;

/** The order's own amount counts: what a coupon of WeChat Pay's took off the payer, WeChat Pay settles with us. */
const paidOf = (trade: Fields): Paid | undefined => {
  const [paidFen, paidAt, theirId] = [fenOf(trade, 'total'), instantOf(trade['success_time']), trade['transaction_id']];
  if (paidFen === null || paidAt === undefined || !isTheirId(theirId)) return undefined;
  return { state: 'paid', theirId, paidFen, paidAt, paidOn: shanghaiDay(paidAt) };
};

/** A trade that failed at the payer's bank may be tried again until its order is closed. */
const STATES: Partial<Record<string, Collection>> = {
  NOTPAY: { state: 'unpaid' },
  USERPAYING: { state: 'unpaid' },
  PAYERROR: { state: 'unpaid' },
  CLOSED: { state: 'closed' },
  REVOKED: { state: 'closed' },
};

const isOfOrder = (ours: Ours, fields: Fields, paymentId: string): boolean =>
  fields['mchid'] === ours.mchId && fields['appid'] === ours.appId && fields['out_trade_no'] === paymentId;

/** `REFUND` is an order that was paid and whose money went back since. */
export const readTrade = (ours: Ours, fields: Fields, paymentId: string): Collection => {
  if (!isOfOrder(ours, fields, paymentId)) return unknown('an answer about another order');
  const state = textOf(fields['trade_state']);
  if (state === 'SUCCESS' || state === 'REFUND') return paidOf(fields) ?? unknown('paid, without amount, time or number');
  return own(STATES, state) ?? unknown(`trade state ${state.slice(0, 32)}`);
};

/** A refund whose way back is blocked (`ABNORMAL`) is mended by hand at WeChat Pay, and asked for until it is through. */
const outcomeOf = (status: string, refund: Fields): RefundOutcome => {
  if (status === 'CLOSED') return { state: 'refused', reason: 'CLOSED' };
  const [theirId, doneAt] = [refund['refund_id'], instantOf(refund['success_time'])];
  if (status !== 'SUCCESS') return unknown(`refund ${status.slice(0, 32)}`);
  return isTheirId(theirId) && doneAt ? { state: 'done', theirId, refundedOn: shanghaiDay(doneAt) } : unknown('refunded, without time or number');
};

export const readRefund = (fields: Fields, { paymentId, fen }: { paymentId: string; fen: number }): RefundOutcome => {
  const isOurs = fields['out_refund_no'] === refundNumberOf(paymentId) && fields['out_trade_no'] === paymentId && fenOf(fields, 'refund') === fen;
  return isOurs ? outcomeOf(textOf(fields['status']), fields) : unknown('an answer about another refund');
};

const notOurs = (eventType: string, fields: Fields, amountName: string): PayNotice => ({
  kind: 'not-ours',
  reference: `${eventType} ${textOf(fields['mchid'])} ${textOf(fields['out_trade_no'])}`.slice(0, 200),
  fen: fenOf(fields, amountName),
});

const collectedNotice = (ours: Ours, eventType: string, trade: Fields): PayNotice => {
  const paymentId = textOf(trade['out_trade_no']);
  const collection = trade['trade_state'] === 'SUCCESS' ? paidOf(trade) : undefined;
  if (!collection || !ORDER_NUMBER.test(paymentId) || !isOfOrder(ours, trade, paymentId)) return notOurs(eventType, trade, 'total');
  return { kind: 'collected', paymentId, collection };
};

const refundedNotice = (ours: Ours, eventType: string, refund: Fields): PayNotice => {
  const paymentId = textOf(refund['out_trade_no']);
  const isOurs = refund['mchid'] === ours.mchId && ORDER_NUMBER.test(paymentId) && refund['out_refund_no'] === refundNumberOf(paymentId);
  if (!isOurs) return notOurs(eventType, refund, 'refund');
  return { kind: 'refunded', paymentId, fen: fenOf(refund, 'refund') ?? null, outcome: outcomeOf(textOf(refund['refund_status']), refund) };
};

const NOTICES: Partial<Record<string, typeof collectedNotice>> = {
  'TRANSACTION.SUCCESS': collectedNotice,
  'REFUND.SUCCESS': refundedNotice,
  'REFUND.ABNORMAL': refundedNotice,
  'REFUND.CLOSED': refundedNotice,
};

export const readNotice = (ours: Ours, eventType: string, resource: Fields): PayNotice => {
  const read = own(NOTICES, eventType);
  return read ? read(ours, eventType, resource) : notOurs(eventType, resource, 'total');
};
