import type { PaymentReason } from '@micro-branch/contract/payments';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import { graceDays } from '../points/grace-days';
import { getRules } from '../points/rule-versions';
import { addDays, shanghaiDay } from '../shanghai';
import type { Payment } from './store';

const CLOSED = sql('payments.closed', 'select payment_closed($1, $2, $3, $4, $5, $6) as "isNew"');

/**
 * Until when points and a coupon can be used that ended while a payment held them: null when it held them briefly, as with every
 * return that the member did not choose (see docs/ledger.md).
 */
export const graceUntil = async (db: Queryable, { clock }: Pick<Deps, 'clock'>, payment: Payment): Promise<string | null> => {
  if (payment.points === 0 && payment.couponId === null) return null;
  const now = clock.now();
  const days = graceDays((await getRules(db, now)).rules, payment.startedAt, now);
  return days === null ? null : addDays(shanghaiDay(now), days);
};

/**
 * Ends a payment whose money did not come and cannot come any more. Who leaves a payment open chose to, so no lot lives longer by it;
 * who was refused by the bank did not. False when it is not unpaid any more.
 */
export const closePayment = async (deps: Deps, payment: Payment, reason: PaymentReason): Promise<boolean> => {
  const { database, clock, newId } = deps;
  const isChosen = reason === 'by-member' || reason === 'too-late';
  const until = isChosen ? null : await graceUntil(database, deps, payment);
  const now = clock.now();
  const [said] = await database.query<{ isNew: boolean }>(CLOSED, [payment.id, reason, until, shanghaiDay(now), newId(), now]);
  return said!.isNew;
};
