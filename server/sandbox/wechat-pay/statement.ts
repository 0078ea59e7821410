import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Order } from './orders';
import { instantText } from './orders';
import { PayRefusal, type WechatPaySandboxOptions } from './signatures';

/** One trade of a statement, as a test may change it. */
export interface StatementTrade {
  kind: 'collected' | 'refunded';
  number: string;
  theirId: string;
  fen: number;
  at: Date;
  openid: string;
  description: string;
  refundNumber: string;
  refundId: string;
  refundState: string;
}

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const SUM_HEADER = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
const PARTS_LINES = 1_000;
const TICKET_MS = 5 * 60_000;
const DAY = /^\d{4}-\d\d-\d\d$/;

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
const dayOf = (instant: Date): string => instantText(instant).slice(0, 10);
const rowOf = (fields: readonly string[]): string => `\`${fields.join(',`')}\r\n`;

const common = (order: Order) => ({ number: order.number, theirId: order.theirId, openid: order.openid, description: order.description });

/** Money that came on the day, and money that went back on it. A refund that was closed moved none. */
const tradesOn = function* (orders: Iterable<Order>, day: string): Generator<StatementTrade> {
  for (const order of orders) {
    const { refund } = order;
    if (order.collected > 0 && dayOf(order.paidAt) === day) {
      yield { ...common(order), kind: 'collected', fen: order.collected, at: order.paidAt, refundNumber: '0', refundId: '0', refundState: '' };
    }
    if (refund && refund.state !== 'CLOSED' && dayOf(refund.at) === day) {
      const refundState = { SUCCESS: 'SUCCESS', PROCESSING: 'PROCESSING', ABNORMAL: 'CHANGE' }[refund.state];
      yield { ...common(order), kind: 'refunded', fen: refund.fen, at: refund.at, refundNumber: refund.number, refundId: refund.theirId, refundState };
    }
  }
};

const lineOf = ({ appId, mchId }: WechatPaySandboxOptions, trade: StatementTrade): string => {
  const [paid, back] = trade.kind === 'collected' ? [trade.fen, 0] : [0, trade.fen];
  const time = instantText(trade.at).slice(0, 19).replace('T', ' ');
  const back24 = trade.kind === 'refunded' ? ['ORIGINAL', trade.refundState] : ['', ''];
  return rowOf([
    time, appId, mchId, '0', '', trade.theirId, trade.number, trade.openid, 'JSAPI', trade.kind === 'collected' ? 'SUCCESS' : 'REFUND', 'OTHERS', 'CNY', yuan(paid), '0.00',
    trade.refundId, trade.refundNumber, yuan(back), '0.00', ...back24, trade.description, '', '0.00000', '0.60%', yuan(paid), yuan(back), '',
  ]);
};

/** Part by part, because a day may have a million trades. */
const textOf = function* (options: WechatPaySandboxOptions, trades: Iterable<StatementTrade>): Generator<string> {
  const sums = { count: 0, collected: 0, refunded: 0 };
  let part = `\uFEFF${HEADER}\r\n`;
  for (const trade of trades) {
    sums[trade.kind] += trade.fen;
    sums.count += 1;
    part += lineOf(options, trade);
    if (sums.count % PARTS_LINES > 0) continue;
    yield part;
    part = '';
  }
  const sum = rowOf([String(sums.count), yuan(sums.collected), yuan(sums.refunded), '0.00', '0.00000', yuan(sums.collected), yuan(sums.refunded)]);
  yield `${part}${SUM_HEADER}\r\n${sum}`;
};

const sha1Of = (parts: Iterable<string>): string => {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** The statements of trades: asked for by day, then downloaded by a ticket that is good for five minutes. */
export const createStatements = (options: WechatPaySandboxOptions, orders: () => Iterable<Order>) => {
  const tickets = new Map<string, { trades: readonly StatementTrade[]; endsAtMs: number }>();
  const edits = new Map<string, (trades: StatementTrade[]) => StatementTrade[]>();
  const nowMs = (): number => options.clock.now().getTime();
  return {
    /** What the statement of a day holds instead of what happened. */
    edit: (day: string, edit: (trades: StatementTrade[]) => StatementTrade[]): void => void edits.set(day, edit),
    /** The file is the one of this moment: what happens until it is fetched is not in it. */
    ask: (day: unknown): { ticket: string; sha1: string } => {
      if (typeof day !== 'string' || !DAY.test(day)) throw new PayRefusal(400, 'PARAM_ERROR');
      const happened = [...tradesOn(orders(), day)];
      const trades = edits.get(day)?.(happened) ?? happened;
      if (trades.length === 0) throw new PayRefusal(400, 'NO_STATEMENT_EXIST');
      const ticket = randomBytes(24).toString('base64url');
      for (const [old, { endsAtMs }] of tickets) if (endsAtMs <= nowMs()) tickets.delete(old);
      tickets.set(ticket, { trades, endsAtMs: nowMs() + TICKET_MS });
      return { ticket, sha1: sha1Of(textOf(options, trades)) };
    },
    /** `isChanged`: one byte of it is another. */
    download: (ticket: unknown, isChanged: boolean): Readable => {
      const known = tickets.get(String(ticket));
      if (!known || known.endsAtMs <= nowMs()) throw new PayRefusal(400, 'INVALID_REQUEST');
      const parts = textOf(options, known.trades);
      return Readable.from(isChanged ? changed(parts) : parts).pipe(createGzip({ level: 1 }));
    },
  };
};

const changed = function* (parts: Iterable<string>): Generator<string> {
  for (const part of parts) yield part.replace('OTHERS', 'OTHERZ');
};
