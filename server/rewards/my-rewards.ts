import type { MyRewards } from '@micro-branch/contract/rewards';
import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { listOffers } from './rule-versions';

/** Where nothing was offered there is nothing to tell: the sharer would only learn that somebody did something. */
const MINE = sql(
  'rewards.mine',
  `select r.id, s.content->>'title' as "cardTitle", r.state, r.reason, r.points::int, r.taken_back::int as "takenBack", r.decided_at as "decidedAt"
   from rewards r join conversions c on c.id = r.conversion_id join cards k on k.id = c.card_id join card_snapshots s on s.id = k.snapshot_id
   where r.member_id = $1 and coalesce(r.reason, '') not in ('forbidden-by-law', 'no-rule') order by r.id desc limit 100`,
);

type Mine = Omit<MyRewards['rewards'][number], 'decidedAt'> & { decidedAt: Date };

/** A member's own rewards, and what is offered now. */
export const listMyRewards = async ({ database, clock }: Deps, memberId: Id): Promise<MyRewards> => {
  const rows = await database.query<Mine>(MINE, [memberId]);
  const offers = await listOffers(database, clock.now());
  return {
    rewards: rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() })),
    offers: offers.map(({ rules: { cardClass, levels, text } }) => ({ cardClass, points: levels[0]!, text })),
  };
};
