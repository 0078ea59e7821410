import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';

/** As long as the traces themselves are kept (server/referrals). */
export const SIGHTING_DAYS = 30;
const DAY_MS = 86_400_000;

const ADD = sql(
  'fraud_sightings.add',
  `insert into fraud_sightings as s (network, device, member_id, seen_at)
   select t.network, t.device, n.member_id, max(t.arrived_at) from arrival_traces t join nodes n on n.id = t.node_id
   where t.node_id = any($1::bigint[]) group by 1, 2, 3 order by 1, 2, 3
   on conflict (network, device, member_id) do update set seen_at = greatest(s.seen_at, excluded.seen_at)`,
);
const FORGET = sql('fraud_sightings.forget', 'delete from fraud_sightings where seen_at <= $1');
const FORGET_MEMBER = sql('fraud_sightings.forget_member', 'delete from fraud_sightings where member_id = $1');

/** Notes by what phone and from what neighbourhood members took these places. */
export const addSightings = async (tx: Queryable, nodeIds: readonly Id[]): Promise<void> => {
  await tx.query(ADD, [nodeIds]);
};

export const forgetMember = async (tx: Queryable, memberId: Id): Promise<void> => {
  await tx.query(FORGET_MEMBER, [memberId]);
};

/** Forgets who came from where more than 30 days ago. */
export const forgetSightings = async ({ database, clock }: Pick<Deps, 'database' | 'clock'>): Promise<void> => {
  await database.query(FORGET, [new Date(clock.now().getTime() - SIGHTING_DAYS * DAY_MS)]);
};
