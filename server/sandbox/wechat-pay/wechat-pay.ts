import type { FastifyInstance, FastifyPluginAsync, FastifyReply } from 'fastify';
import { createNotices, tradeOf, type NoticePlan, type Notices } from './notices';
import { createOrders, instantText, type Order, type Orders, type RefundOrder } from './orders';
import { fieldsOf, isPhoneSigned, PayRefusal, requireMerchant, signAnswers, type WechatPaySandboxOptions } from './signatures';
import { createStatements } from './statement';
import { createTroubles, type PayTrouble, type Troubles } from './troubles';

interface World {
  options: WechatPaySandboxOptions;
  orders: Orders;
  notices: Notices;
  statements: ReturnType<typeof createStatements>;
  troubles: Troubles;
}

type Fields = Record<string, unknown>;

const REFUND_STATES: Partial<Record<PayTrouble, RefundOrder['state']>> = { processing: 'PROCESSING', abnormal: 'ABNORMAL', closed: 'CLOSED' };

const queryOf = (query: unknown): Fields => query as Fields;

const refund = ({ orders, notices }: World, body: unknown, trouble: PayTrouble | undefined): object => {
  const order = orders.refund(fieldsOf(body), (trouble && REFUND_STATES[trouble]) ?? 'SUCCESS');
  const { number, theirId, fen, state, at } = order.refund;
  if (state !== 'PROCESSING') void notices.announce(order, `REFUND.${state}`);
  return {
    refund_id: theirId, out_refund_no: number, transaction_id: order.theirId, out_trade_no: order.number, channel: 'ORIGINAL', user_received_account: '支付用户零钱',
    create_time: instantText(at), ...(state === 'SUCCESS' && { success_time: instantText(at) }), status: state, funds_account: 'AVAILABLE',
    amount: { total: order.collected, refund: fen, payer_total: order.collected, payer_refund: fen, currency: 'CNY' },
  };
};

const nothing = (reply: FastifyReply): null => {
  reply.code(204);
  return null;
};

/** The merchant's interface, APIv3 as pay.weixin.qq.com describes it. */
const merchantApi = (app: FastifyInstance, world: World): void => {
  const { options, orders, troubles } = world;
  const checkMerchant = (mchid: unknown): void => {
    if (mchid !== options.mchId) throw new PayRefusal(403, 'NO_AUTH');
  };
  app.post('/v3/pay/transactions/jsapi', ({ body }, reply) =>
    troubles.pass('prepare', reply, () => ({ prepay_id: orders.place(fieldsOf(body)).prepayId })),
  );
  app.get<{ Params: { number: string } }>('/v3/pay/transactions/out-trade-no/:number', ({ params, query }, reply) => {
    checkMerchant(queryOf(query)['mchid']);
    return troubles.pass('ask', reply, () => tradeOf(options, orders.find(params.number)));
  });
  app.post<{ Params: { number: string } }>('/v3/pay/transactions/out-trade-no/:number/close', ({ params, body }, reply) => {
    checkMerchant(fieldsOf(body)['mchid']);
    return troubles.pass('close', reply, () => {
      orders.close(params.number);
      return nothing(reply);
    });
  });
  app.post('/v3/refund/domestic/refunds', ({ body }, reply) => troubles.pass('refund', reply, (trouble) => refund(world, body, trouble)));
  app.get('/v3/bill/tradebill', ({ query, url, host, protocol }, reply) =>
    troubles.pass('statement', reply, () => {
      const { ticket, sha1 } = world.statements.ask(queryOf(query)['bill_date']);
      const base = url.slice(0, url.indexOf('/v3/'));
      return { hash_type: 'SHA1', hash_value: sha1, download_url: `${protocol}://${host}${base}/v3/billdownload/file?token=${ticket}` };
    }),
  );
};

/** A file carries no signature of its own. */
const downloads = (app: FastifyInstance, { statements, troubles }: World): void => {
  app.get('/v3/billdownload/file', ({ query }, reply) =>
    troubles.pass('download', reply, (trouble) => {
      reply.type('application/octet-stream');
      return statements.download(queryOf(query)['token'], trouble === 'changed');
    }),
  );
};

const PACKAGE = /^prepay_id=(\w+)$/;

const collect = ({ orders, notices, troubles }: World, order: Order): { why: string | undefined; told: Promise<void> } => {
  const why = orders.collect(order, order.total + (troubles.take('pay') === 'wrong-amount' ? 1 : 0));
  return { why, told: why === undefined ? notices.announce(order, 'TRANSACTION.SUCCESS') : Promise.resolve() };
};

/** What the cashier of a phone does with what `wx.requestPayment` was given: pays it, or not. Gives what the phone is told. */
const payByPhone = (world: World, said: Fields): string => {
  const order = (typeof said['order'] === 'object' && said['order'] !== null ? said['order'] : said) as Fields;
  if (!isPhoneSigned(world.options, order)) return 'fail 支付验证签名失败';
  const [, prepayId = ''] = PACKAGE.exec(String(order['package'])) ?? [];
  const placed = world.orders.findByPrepayId(prepayId);
  if (!placed) return 'fail 订单不存在';
  if (said['decision'] === 'cancel') return 'fail cancel';
  const { why } = collect(world, placed);
  return why === undefined ? 'ok' : `fail ${why}`;
};

/** The part that WeChat's client plays. It takes the order alone, with a decision, or beside the person who pays. */
const device = (app: FastifyInstance, world: World): void => {
  app.post('/device/pay', async ({ body }, reply) => {
    const told = typeof body === 'object' && body !== null ? payByPhone(world, body as Fields) : 'fail';
    const isHeard = told === 'ok' || told === 'fail cancel';
    return reply.code(isHeard ? 200 : 400).send({ errMsg: `requestPayment:${told}` });
  });
};

export interface WechatPaySandbox {
  plugin: FastifyPluginAsync;
  /** Plans what goes wrong with the next calls. */
  plan: Troubles['plan'];
  setFailureRate: Troubles['setFailureRate'];
  /** Pays an order without a phone. Resolves when the notification was sent once; throws when it cannot be paid. */
  pay(paymentId: string): Promise<void>;
  /** Sends notifications of an order, right or wrong ones; gives how each was answered. */
  notify(paymentId: string, plan?: NoticePlan): Promise<number[]>;
  /** While they are held no notification is sent by itself. */
  holdNotifications: Notices['hold'];
  /** How notifications travel, instead of over the network. */
  tellBy: Notices['tellBy'];
  /** Waits for notifications under way. */
  settled(): Promise<void>;
  /** What the statement of a day holds instead of what happened. */
  editStatement: World['statements']['edit'];
  /** The money that came, and the money that went back, in fen by order number. */
  collected(): Record<string, number>;
  refunded(): Record<string, number>;
  stateOf(paymentId: string): Order['state'] | 'ABSENT';
}

const sumsOf = (orders: Iterable<Order>, fenOf: (order: Order) => number): Record<string, number> =>
  Object.fromEntries([...orders].map((order) => [order.number, fenOf(order)] as const).filter(([, fen]) => fen > 0));

const controls = (world: World): Omit<WechatPaySandbox, 'plugin'> => {
  const { orders, notices, troubles, statements } = world;
  return {
    plan: troubles.plan,
    setFailureRate: troubles.setFailureRate,
    pay: async (paymentId) => {
      const { why, told } = collect(world, orders.find(paymentId));
      if (why !== undefined) throw new Error(`${paymentId} cannot be paid: ${why}`);
      await told;
    },
    notify: (paymentId, plan = {}) => notices.notify(orders.find(paymentId), plan),
    holdNotifications: notices.hold,
    tellBy: notices.tellBy,
    settled: notices.settled,
    editStatement: statements.edit,
    collected: () => sumsOf(orders.all(), ({ collected }) => collected),
    refunded: () => sumsOf(orders.all(), ({ refund: back }) => (back?.state === 'SUCCESS' ? back.fen : 0)),
    stateOf: (paymentId) => {
      try {
        return orders.find(paymentId).state;
      } catch {
        return 'ABSENT';
      }
    },
  };
};

/** WeChat Pay on this machine, on the wire as its documents say. It remembers until it is stopped. `plugin` is mounted anywhere. */
export const createWechatPaySandbox = (options: WechatPaySandboxOptions): WechatPaySandbox => {
  const [orders, troubles] = [createOrders(options), createTroubles()];
  const statements = createStatements(options, orders.all);
  const world: World = { options, orders, troubles, statements, notices: createNotices(options, troubles.isUnlucky) };
  return {
    ...controls(world),
    plugin: async (app) => {
      app.addHook('onClose', async () => world.notices.stop());
      device(app, world);
      await app.register(async (api) => {
        requireMerchant(api, options);
        signAnswers(api, options);
        merchantApi(api, world);
      });
      await app.register(async (files) => {
        requireMerchant(files, options);
        downloads(files, world);
      });
    },
  };
};
