import type { PaymentStarted, PayParams, StartPaymentBody } from '@micro-branch/contract/payments';
import { getOffered } from '../billers/store';
import { requireOpen } from '../billers/terms';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { firstAskAt } from '../jobs/ask-again';
import { transferIdOf } from '../ledger/transfer-id';
import { requireCash } from '../points/cash';
import { Refusal } from '../refusal';
import { shanghaiDay } from '../shanghai';
import { askForMoney, debit } from './ask-for-money';
import { presentOne } from './my-payments';
import { findOpenid } from './payer';
import { addPayment, findPayment, findPaymentByKey, type NewPayment, type Payment } from './store';

const EXPIRY_MS = 15 * 60_000;

const FIND_BILL = sql('payments.find_bill', 'select biller_id as "billerId", amount_fen as "amountFen", fee_fen as "feeFen" from bills where id = $1 and member_id = $2');

interface Bill {
  billerId: Id;
  amountFen: number;
  feeFen: number;
}

const getBill = async (db: Queryable, memberId: Id, billId: Id): Promise<Bill> => {
  const [bill] = await db.query<Record<keyof Bill, string>>(FIND_BILL, [billId, memberId]);
  if (!bill) throw new Refusal('bill-not-found');
  return { billerId: bill.billerId, amountFen: Number(bill.amountFen), feeFen: Number(bill.feeFen) };
};

type Terms = Pick<NewPayment, 'memberId' | 'key' | 'billId' | 'method' | 'paySeenFen' | 'points' | 'pointsFen' | 'rulesVersion' | 'couponId'>;

const add = (deps: Deps, terms: Terms): Promise<Payment> => {
  const startedAt = deps.clock.now();
  const id = deps.newId();
  const times = { startedAt, expiresAt: new Date(startedAt.getTime() + EXPIRY_MS), askAt: firstAskAt(startedAt), today: shanghaiDay(startedAt) };
  const payment = { id, ...terms, ...times, spendId: terms.points === 0 ? null : transferIdOf(id, 'payment', terms.memberId) };
  return addPayment(deps.database, payment);
};

const isSame = (payment: Payment, terms: Omit<Terms, 'pointsFen'>): boolean =>
  payment.billId === terms.billId &&
  payment.method === terms.method &&
  payment.points === terms.points &&
  payment.couponId === terms.couponId &&
  payment.payFen === terms.paySeenFen &&
  (payment.points === 0 || payment.rulesVersion === terms.rulesVersion);

/** The payment of a key on these terms, made where there is none. */
const order = async (deps: Deps, said: Omit<Terms, 'pointsFen'>): Promise<Payment> => {
  const { database, clock } = deps;
  const { memberId, key, billId, points, rulesVersion } = said;
  const earlier = await findPaymentByKey(database, memberId, key);
  if (earlier && isSame(earlier, said)) return earlier;
  if (earlier) throw new Refusal('idempotency-conflict');
  const bill = await getBill(database, memberId, billId);
  requireOpen((await getOffered(database, bill.billerId)).content, clock.now());
  const pointsFen = points === 0 ? 0 : await requireCash(database, deps, { billFen: bill.amountFen, points, rulesVersion });
  const made = await add(deps, { ...said, pointsFen });
  if (!isSame(made, said)) throw new Refusal('idempotency-conflict'); // another request with this key was faster
  return made;
};

/** What the phone needs to pay it; null once there is nothing to pay, or no time left. */
const prepare = async (deps: Deps, payment: Payment): Promise<PayParams | null> => {
  const { id, memberId, state, payFen, expiresAt, billerName } = payment;
  if (state !== 'unpaid' || expiresAt <= deps.clock.now()) return null;
  const openid = await findOpenid(deps.database, memberId);
  return openid === undefined ? null : deps.wechatPay.prepare({ paymentId: id, description: billerName, payFen, openid, expiresAt });
};

/**
 * Orders the payment of a bill that was looked up, at what the bill says, with points set aside and a coupon taken, and then the
 * same at WeChat Pay. The same key again answers the same payment as it is now, and prepares it anew while it is unpaid; on other terms it
 * refuses with `idempotency-conflict`. Refuses with `biller-not-found`, `biller-closed`, `price-changed`, `invalid-input` for points that
 * were not offered, `pay-unavailable`, and as `payment_start` says.
 */
export const startPayment = async (deps: Deps, memberId: Id, body: StartPaymentBody): Promise<PaymentStarted> => {
  const { key, billId, points, rulesVersion, couponId, payFenSeen } = body;
  const payment = await order(deps, { memberId, key, billId, method: 'wechat', points, rulesVersion, couponId, paySeenFen: payFenSeen });
  const pay = await prepare(deps, payment);
  return { payment: await presentOne(deps.database, payment), pay };
};

/** Without points there are no rules to hold a payment to. */
const NO_RULES = 0;

interface Debited {
  memberId: Id;
  billId: Id;
  /** Names the debit: the same key is the same payment, and debits once. */
  key: string;
}

/**
 * Pays a bill from the member's account at the bank, without anybody at a cashier: all of it, with no points and no coupon. Comes back
 * when the bank has said, or has not; then the payment is `unpaid` still and is brought on by itself. Refuses as `startPayment` does.
 */
export const startUnder = async (deps: Deps, { memberId, billId, key }: Debited): Promise<Payment> => {
  const earlier = await findPaymentByKey(deps.database, memberId, key);
  const { amountFen, feeFen } = earlier ?? (await getBill(deps.database, memberId, billId));
  const terms = { memberId, key, billId, method: 'debit', points: 0, rulesVersion: NO_RULES, couponId: null, paySeenFen: amountFen + feeFen } as const;
  const payment = await order(deps, terms);
  if (payment.state === 'unpaid') await (earlier ? askForMoney : debit)(deps, payment);
  return (await findPayment(deps.database, payment.id))!;
};
