import type { CouponOffer } from '@micro-branch/contract/bills';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

const OFFERS_MAX = 20;

/**
 * The mall's own tables, read only: this room may not call that one. What fits is what `payment_start` takes: a coupon that was not shown, is not
 * over or used, and leaves something of the bill to be paid with money.
 */
const LIST = sql(
  'bills.list_coupons',
  `select o.id, o.title, o.value_fen as "fenOff", o.valid_until as "validUntil" from mall_orders o join mall_items i on i.id = o.item_id
   where o.member_id = $1 and o.kind = 'coupon' and o.state = 'fulfilled' and o.revealed_at is null and o.payment_id is null
     and o.valid_until >= $2 and i.bill_min_fen <= $3 and o.value_fen < $3
   order by o.value_fen desc, o.valid_until, o.id limit ${OFFERS_MAX}`,
);

/** The coupons of a member that fit a bill of so much, the one that takes most off first. */
export const listFittingCoupons = (db: Queryable, memberId: Id, { amountFen, today }: { amountFen: number; today: string }): Promise<CouponOffer[]> =>
  db.query<CouponOffer>(LIST, [memberId, today, amountFen]);
