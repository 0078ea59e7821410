import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { earningId, type Gift } from './give';
import { monthOf } from './months';
import type { Paid } from './payment-points';

const FIND = sql('lots.find_given', 'select from lots where transfer_id = $1');
const SUMS = sql(
  'lots.payment_sums',
  `select coalesce(sum(points) filter (where earned_on = $2), 0) as today, coalesce(sum(points), 0) as month
   from lots where member_id = $1 and source = 'payment' and earned_on >= $3::date and earned_on < $3::date + interval '1 month'`,
);

const EARNED = sql('lots.earned', 'select transfer_id as id, points from lots where transfer_id = any($1)');

/** Whether a gift was given before: what it would come to now is no longer what it came to then. */
export const wasGiven = async (tx: Queryable, gift: Pick<Gift, 'memberId' | 'source' | 'reference'>): Promise<boolean> =>
  (await tx.query(FIND, [earningId(gift)])).length > 0;

/** What payments of a Shanghai day, and of its month, earned so far: the caps count it. */
export const sumPayments = async (db: Queryable, memberId: Id, day: string): Promise<Omit<Paid, 'paidFen'>> => {
  const [sums] = await db.query<{ today: string; month: string }>(SUMS, [memberId, day, `${monthOf(day)}-01`]);
  return { earnedToday: Number(sums!.today), earnedThisMonth: Number(sums!.month) };
};

/** The points that payments of a member gave, by payment; none where it gave none, or has not yet. */
export const findEarnedByPayments = async (db: Queryable, memberId: Id, paymentIds: readonly Id[]): Promise<Map<Id, number>> => {
  if (paymentIds.length === 0) return new Map();
  const named = new Map(paymentIds.map((reference) => [earningId({ memberId, source: 'payment', reference }), reference]));
  const rows = await db.query<{ id: string; points: string }>(EARNED, [[...named.keys()]]);
  return new Map(rows.map(({ id, points }) => [named.get(id)!, Number(points)]));
};
