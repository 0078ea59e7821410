import type { MyRewards } from '@micro-branch/contract/rewards';
import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { articleAgainst, listForbidden } from './law';
import { listOffers } from './rule-versions';

/** Where nothing was offered there is nothing to tell: the sharer would only learn that somebody did something. */
const MINE = sql(
  'rewards.mine',
  `select r.id, s.content->>'title' as "cardTitle", r.state, r.reason, r.points::int, r.taken_back::int as "takenBack",
     r.decided_at as "decidedAt", r.paid_at as "paidAt"
   from rewards r join conversions c on c.id = r.conversion_id join cards k on k.id = c.card_id join card_snapshots s on s.id = k.snapshot_id
   where r.member_id = $1 and coalesce(r.reason, '') not in ('forbidden-by-law', 'no-rule') order by r.id desc limit 100`,
);
const SUMS = sql(
  'rewards.my_sums',
  `select coalesce(sum(points - taken_back) filter (where paid_at is not null), 0) as paid,
     coalesce(sum(points) filter (where state = 'held'), 0) as held
   from rewards where member_id = $1`,
);

type Mine = Omit<MyRewards['rewards'][number], 'decidedAt' | 'paidAt'> & { decidedAt: Date; paidAt: Date | null };

/** A member's own rewards, what is offered now, and where nothing ever is. Rules that the law forbids are no offer, whoever wrote them. */
export const listMyRewards = async ({ database, clock }: Deps, memberId: Id): Promise<MyRewards> => {
  const rows = await database.query<Mine>(MINE, [memberId]);
  const [sums] = await database.query<{ paid: string; held: string }>(SUMS, [memberId]);
  const offers = (await listOffers(database, clock.now())).filter(({ rules }) => articleAgainst(rules.cardClass) === null);
  return {
    paidPoints: Number(sums!.paid),
    heldPoints: Number(sums!.held),
    rewards: rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString(), paidAt: row.paidAt?.toISOString() ?? null })),
    offers: offers.map(({ rules: { cardClass, levels, text } }) => ({ cardClass, points: levels[0]!, text })),
    excluded: listForbidden(),
  };
};
