import { randomUUID } from 'node:crypto';
import type { BillView } from '@micro-branch/contract/bills';
import type { OrderView } from '@micro-branch/contract/mall';
import type { PaymentStarted, PaymentView, StartPaymentBody } from '@micro-branch/contract/payments';
import { findBillerByKey } from '../../server/billers/store';
import { addAccount } from '../../server/bills/accounts';
import type { Bill } from '../../server/bills/bill-rows';
import { makeBill } from '../../server/bills/make-bill';
import { sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { putItemOnShelf, saveItem } from '../../server/mall/save-item';
import { resolvePayments } from '../../server/payments/resolve';
import { startPayment } from '../../server/payments/start';
import { bound, lookedUp, newNumber, newPayer, someBillers, type Payer } from './bills';
import { balancesOf, giveLot, type Balances } from './ledger';
import { asking } from './mall';
import { anItem } from './mall-items';
import { startService, type Answered, type Service } from './service';

export const ELECTRICITY = 'electricity-310100';

/** A service with some billers, whose notifications of WeChat Pay arrive only when a test sends them. */
export const startPaying = async (): Promise<Service> => {
  const service = await startService();
  await someBillers(service.deps);
  service.sandbox.wechatPay.holdNotifications(true);
  return service;
};

export interface Debtor extends Payer {
  bill: BillView;
  accountId: Id;
}

interface Owing {
  points?: number;
  billerKey?: string;
  /** The last digits of the account, by which the billers' world decides what comes of it. */
  ending?: string;
  amountFen?: number | null;
  fields?: Record<string, string>;
}

/** Somebody with points who has looked up what an account of theirs owes. */
export const newDebtor = async (service: Service, { points = 0, billerKey = ELECTRICITY, ending, amountFen = null, fields }: Owing = {}): Promise<Debtor> => {
  const payer = await newPayer(service);
  if (points > 0) await giveLot(service.deps, payer.id, points);
  const number = newNumber(ending === undefined ? {} : { ending });
  const { id: accountId } = await bound(service, payer, billerKey, { fields: fields ?? { account: number } });
  return { ...payer, accountId, bill: await lookedUp(service, payer, accountId, amountFen) };
};

/** What the page says of a bill that is paid with money alone, unless told otherwise. */
export const anOrder = ({ bill }: Pick<Debtor, 'bill'>, changed: Partial<StartPaymentBody> = {}): StartPaymentBody => {
  const points = changed.points ?? 0;
  const off = (points / bill.points.step) * bill.points.stepFenOff;
  return { key: randomUUID(), billId: bill.id, points, rulesVersion: bill.points.rulesVersion, couponId: null, payFenSeen: bill.totalFen - off, ...changed };
};

export const start = (service: Service, { token }: Pick<Payer, 'token'>, body: StartPaymentBody): Promise<Answered> =>
  service.send('POST', '/api/payments', { token, body });

export const started = async (service: Service, debtor: Debtor, changed: Partial<StartPaymentBody> = {}): Promise<PaymentView> => {
  const { status, body } = await start(service, debtor, anOrder(debtor, changed));
  if (status !== 200) throw new Error(`not started: ${JSON.stringify(body)}`);
  return (body as PaymentStarted).payment;
};

/** A coupon that takes five yuan off bills of so much; undefined: it is for a shop. */
export const newCoupon = async (service: Service, { id, token }: Payer, billMinFen: number | undefined): Promise<Id> => {
  const itemId = await saveItem(service.deps, anItem('coupon', { valueFen: 5_00, ...(billMinFen !== undefined && { billMinFen }) }));
  await putItemOnShelf(service.deps, itemId);
  await giveLot(service.deps, id, 1_000);
  return ((await service.send('POST', '/api/mall/orders', { token, body: asking(itemId) })).body as OrderView).id;
};

export const confirm = async (service: Service, { token }: Pick<Payer, 'token'>, id: Id): Promise<PaymentView> =>
  (await service.send('POST', `/api/payments/${id}/confirm`, { token })).body as PaymentView;

export const seen = async (service: Service, { token }: Pick<Payer, 'token'>, id: Id): Promise<PaymentView> =>
  (await service.get(`/api/payments/${id}`, { token })).body as PaymentView;

/** Started, paid at WeChat Pay's cashier, and looked at by the page when it comes back. */
export const paid = async (service: Service, debtor: Debtor, changed: Partial<StartPaymentBody> = {}): Promise<PaymentView> => {
  const { id } = await started(service, debtor, changed);
  await service.sandbox.wechatPay.pay(id);
  return confirm(service, debtor, id);
};

/** Lets so many seconds pass, and the job look at what is due by then. */
export const resolveAfter = async (service: Service, seconds: number, deps: Deps = service.deps): Promise<void> => {
  service.clock.advance(seconds * 1_000);
  await resolvePayments(deps);
};

export const pointsOf = ({ deps }: Service, { id }: Pick<Payer, 'id'>): Promise<Balances> => balancesOf(deps.database, id);

const COUNT = sql('test.payments', `select count(*)::int as count, count(*) filter (where claims_bill)::int as claiming from payments where bill_id = $1`);

export const countOf = async ({ deps }: Service, billId: Id): Promise<{ count: number; claiming: number }> =>
  (await deps.database.query<{ count: number; claiming: number }>(COUNT, [billId]))[0]!;

const ODDITIES = sql('test.oddities', 'select what, reference, amount_fen::int as "amountFen" from pay_oddities order by id');

export const odditiesOf = ({ deps }: Service): Promise<{ what: string; reference: string; amountFen: number | null }[]> => deps.database.query(ODDITIES);

const OWN_WORDS = '王小满';

/** A bill that no biller is asked for: a gift of whole yuan. The billers of `someBillers` are there. */
export const aGift = async (deps: Deps, memberId: Id, amountFen: number): Promise<Bill> => {
  const biller = (await findBillerByKey(deps.database, 'charity-310100'))!;
  const binding = { memberId, key: randomUUID(), biller, fields: { donor: OWN_WORDS }, alias: null, familyId: null };
  const account = await deps.database.transaction((tx) => addAccount(tx, deps, binding));
  return (await makeBill(deps, account, { amountFen })).bill;
};

/** Orders the payment of a bill with so many points, at the rate of the demonstration: a fen each. */
export const payWith = (deps: Deps, { id, memberId, amountFen, feeFen }: Bill, points: number, changed: Partial<StartPaymentBody> = {}): Promise<PaymentStarted> =>
  startPayment(deps, memberId, { key: randomUUID(), billId: id, points, rulesVersion: 1, couponId: null, payFenSeen: amountFen + feeFen - points, ...changed });
