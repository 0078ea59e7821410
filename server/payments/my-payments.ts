import type { Query } from '@micro-branch/contract/api';
import type { PaymentPage, PaymentView } from '@micro-branch/contract/payments';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { findEarnedByPayments } from '../points/earnings';
import { spanOf } from '../points/months';
import { Refusal } from '../refusal';
import { presentPayment } from './present';
import { findPayment, listPaymentsOf, type Payment } from './store';

const PAGE_MAX = 20;

/** Refuses with `payment-not-found`, for a payment of somebody else as well: its number says nothing. */
export const getOwn = async (db: Queryable, memberId: Id, id: Id): Promise<Payment> => {
  const payment = await findPayment(db, id);
  if (payment?.memberId !== memberId) throw new Refusal('payment-not-found');
  return payment;
};

const presentAll = async (db: Queryable, memberId: Id, payments: readonly Payment[]): Promise<PaymentView[]> => {
  const done = payments.filter(({ state }) => state === 'done').map(({ id }) => id);
  const earned = await findEarnedByPayments(db, memberId, done);
  return payments.map((payment) => presentPayment(payment, earned.get(payment.id) ?? null));
};

export const presentOne = async (db: Queryable, payment: Payment): Promise<PaymentView> =>
  (await presentAll(db, payment.memberId, [payment]))[0]!;

export const getPayment = async ({ database }: Deps, memberId: Id, id: Id): Promise<PaymentView> =>
  presentOne(database, await getOwn(database, memberId, id));

/** The member's payments, the newest first, by the month they were started in. */
export const listPayments = async ({ database }: Deps, memberId: Id, { month, cursor, ...filter }: Query<'listPayments'>): Promise<PaymentPage> => {
  const span = month === undefined ? {} : spanOf(month);
  const rows = await listPaymentsOf(database, { memberId, below: cursor, ...span, ...filter }, PAGE_MAX + 1);
  const page = rows.slice(0, PAGE_MAX);
  return { payments: await presentAll(database, memberId, page), nextCursor: rows.length > PAGE_MAX ? page.at(-1)!.id : null };
};
