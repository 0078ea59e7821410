import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import { transferIdOf } from '../ledger/transfer-id';
import { shanghaiDay } from '../shanghai';
import { earningId, type Gift } from './give';

const TAKE_BACK = sql('points.take_back', 'select points_take_back($1, $2, $3, $4, $5, $6) as points');

/**
 * Takes back what is left of a gift's own lot, and gives how many points that is. What was spent of it, or has ended, is not asked for
 * again: the bank bears it. Nobody's balance falls below zero, and no other lot is touched. Taken back twice, it is taken back once.
 */
export const takeBack = async (
  tx: Queryable,
  { clock }: Pick<Deps, 'clock'>,
  gift: Pick<Gift, 'memberId' | 'reference'> & { source: 'reward' },
): Promise<number> => {
  const now = clock.now();
  const earned = earningId(gift);
  const { source, reference } = gift;
  const [row] = await tx.query<{ points: string }>(TAKE_BACK, [transferIdOf(earned, 'take-back'), earned, source, reference, shanghaiDay(now), now]);
  return Number(row!.points);
};
