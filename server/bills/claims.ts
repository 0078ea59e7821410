import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

/** The payments' own table, read only: that a bill is claimed says its unique index, and nobody else can. */
const FIND = sql('bills.find_claim', `select state from payments where biller_id = $1 and claim = 'theirs:' || $2 and claims_bill`);

/** Whether a bill was paid through us, or is being paid; undefined when it is neither. */
export const findClaim = async (db: Queryable, billerId: Id, theirId: string): Promise<'paid' | 'under-payment' | undefined> => {
  const [claim] = await db.query<{ state: string }>(FIND, [billerId, theirId]);
  return claim && (claim.state === 'done' ? 'paid' : 'under-payment');
};
