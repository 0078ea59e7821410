import { randomBytes } from 'node:crypto';
import { PayRefusal, type WechatPaySandboxOptions } from './signatures';

export interface RefundOrder {
  number: string;
  theirId: string;
  fen: number;
  notifyUrl: string | undefined;
  state: 'SUCCESS' | 'PROCESSING' | 'ABNORMAL' | 'CLOSED';
  at: Date;
}

export interface Order {
  number: string;
  terms: string;
  prepayId: string;
  total: number;
  description: string;
  openid: string;
  expiresAt: Date;
  notifyUrl: string;
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND';
  /** What came: the total, but for an amount that went wrong. */
  collected: number;
  theirId: string;
  paidAt: Date;
  refund: RefundOrder | undefined;
}

type Fields = Record<string, unknown>;

const NUMBER = /^[\w|*-]{6,32}$/;
const FEN_MAX = 1_000_000_000;
const NEVER = new Date(0);
const OFFSET_MS = 8 * 3_600_000;

export const textOf = (value: unknown): string => {
  if (typeof value !== 'string' || value === '') throw new PayRefusal(400, 'PARAM_ERROR');
  return value;
};

const objectOf = (value: unknown): Fields => {
  if (typeof value !== 'object' || value === null) throw new PayRefusal(400, 'PARAM_ERROR');
  return value as Fields;
};

const fenOf = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > FEN_MAX) throw new PayRefusal(400, 'PARAM_ERROR');
  return value;
};

const instantOf = (value: unknown): Date => {
  const instant = new Date(textOf(value));
  if (!/\+08:00$/.test(String(value)) || Number.isNaN(instant.getTime())) throw new PayRefusal(400, 'PARAM_ERROR');
  return instant;
};

const urlOf = (value: unknown): string => {
  const url = textOf(value);
  if (!URL.canParse(url) || url.includes('?')) throw new PayRefusal(400, 'PARAM_ERROR');
  return url;
};

/** `2026-11-29T08:00:00+08:00`. */
export const instantText = (instant: Date): string => `${new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;

const createNumbers = () => {
  let count = 0;
  const start = randomBytes(5).readUIntBE(0, 5) % 10 ** 10;
  /** 28 digits that begin as WeChat Pay's own do. */
  return (prefix: string): string => `${prefix}${String(start).padStart(10, '0')}${String((count += 1)).padStart(18 - prefix.length, '0')}`;
};

const openOrder = (fields: Fields, { appId, mchId, clock }: WechatPaySandboxOptions): Omit<Order, 'prepayId' | 'theirId'> => {
  if (fields['appid'] !== appId || fields['mchid'] !== mchId) throw new PayRefusal(400, 'APPID_MCHID_NOT_MATCH');
  const number = textOf(fields['out_trade_no']);
  const description = textOf(fields['description']);
  const { total, currency } = objectOf(fields['amount']);
  const expiresAt = instantOf(fields['time_expire']);
  const openid = textOf(objectOf(fields['payer'])['openid']);
  if (!NUMBER.test(number) || [...description].length > 127 || currency !== 'CNY') throw new PayRefusal(400, 'PARAM_ERROR');
  if (expiresAt <= clock.now()) throw new PayRefusal(400, 'PARAM_ERROR');
  return {
    number, description, openid, expiresAt, terms: JSON.stringify(fields), total: fenOf(total), notifyUrl: urlOf(fields['notify_url']),
    state: 'NOTPAY', collected: 0, paidAt: NEVER, refund: undefined,
  };
};

/** An order by its number: the same terms are the same order, other terms are refused, and what has ended begins no second time. */
const placeIn = (orders: Map<string, Order>, options: WechatPaySandboxOptions, numberOf: (prefix: string) => string) => (fields: Fields): Order => {
  const asked = openOrder(fields, options);
  const known = orders.get(asked.number);
  if (known?.state === 'CLOSED') throw new PayRefusal(400, 'ORDER_CLOSED');
  if (known && known.state !== 'NOTPAY') throw new PayRefusal(400, 'ORDERPAID');
  if (known && known.terms !== asked.terms) throw new PayRefusal(403, 'OUT_TRADE_NO_USED');
  if (known) return known;
  const order = { ...asked, prepayId: `wx${randomBytes(17).toString('hex')}`, theirId: numberOf('42') };
  orders.set(order.number, order);
  return order;
};

const refundOf = (order: Order, fields: Fields): { number: string; fen: number } => {
  const { refund, total, currency } = objectOf(fields['amount']);
  const [number, fen] = [textOf(fields['out_refund_no']), fenOf(refund)];
  if (currency !== 'CNY' || fenOf(total) !== order.collected || fen > order.collected) throw new PayRefusal(400, 'INVALID_REQUEST');
  return { number, fen };
};

/** Money back by the number of the refund: the same is one refund, and no order gives back more than came. */
const refundIn = ({ clock }: WechatPaySandboxOptions, find: (number: string) => Order, numberOf: (prefix: string) => string) =>
  (fields: Fields, state: RefundOrder['state']): Order & { refund: RefundOrder } => {
    const order = find(textOf(fields['out_trade_no']));
    if (order.state !== 'SUCCESS' && order.state !== 'REFUND') throw new PayRefusal(400, 'INVALID_REQUEST');
    const { number, fen } = refundOf(order, fields);
    const known = order.refund;
    if (known && (known.number !== number || known.fen !== fen)) throw new PayRefusal(400, 'INVALID_REQUEST');
    if (known?.state === 'PROCESSING') Object.assign(known, { state: 'SUCCESS', at: clock.now() });
    const notifyUrl = fields['notify_url'] === undefined ? undefined : urlOf(fields['notify_url']);
    const refund = known ?? { number, fen, state, theirId: numberOf('50'), notifyUrl, at: clock.now() };
    return Object.assign(order, { state: 'REFUND' as const, refund });
  };

/** What WeChat Pay remembers of a merchant, by the merchant's numbers. */
export const createOrders = (options: WechatPaySandboxOptions) => {
  const orders = new Map<string, Order>();
  const byPrepayId = new Map<string, Order>();
  const numberOf = createNumbers();
  const place = placeIn(orders, options, numberOf);
  const find = (number: string): Order => {
    const order = orders.get(number);
    if (!order) throw new PayRefusal(404, 'ORDER_NOT_EXIST');
    return order;
  };
  return {
    find,
    place: (fields: Fields): Order => {
      const order = place(fields);
      byPrepayId.set(order.prepayId, order);
      return order;
    },
    findByPrepayId: (prepayId: string): Order | undefined => byPrepayId.get(prepayId),
    all: (): Iterable<Order> => orders.values(),
    /** Why it cannot be paid, or undefined when it was. */
    collect: (order: Order, fen: number): string | undefined => {
      if (order.state === 'CLOSED' || (order.state === 'NOTPAY' && order.expiresAt <= options.clock.now())) return '订单已关闭';
      if (order.state !== 'NOTPAY') return '该订单已支付';
      Object.assign(order, { state: 'SUCCESS', collected: fen, paidAt: options.clock.now() });
      return undefined;
    },
    close: (number: string): void => {
      const order = find(number);
      if (order.state === 'CLOSED') throw new PayRefusal(400, 'ORDER_CLOSED');
      if (order.state !== 'NOTPAY') throw new PayRefusal(400, 'ORDERPAID');
      order.state = 'CLOSED';
    },
    refund: refundIn(options, find, numberOf),
  };
};

export type Orders = ReturnType<typeof createOrders>;
