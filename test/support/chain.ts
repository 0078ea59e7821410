import { randomUUID } from 'node:crypto';
import type { Channel, ChainTotals, OpenAnswer } from '@micro-branch/contract/referrals';
import { sql, type Queryable } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { recordOpen } from '../../server/referrals/record-open';

export interface Opening {
  memberId: Id | null;
  cardId: Id;
  code?: string | undefined;
  eventId?: string;
  address?: string;
  device?: string;
}

/** Opens a card page as WeChat would have it opened: one page, one event. */
export const openCard = (deps: Deps, { memberId, cardId, code, ...rest }: Opening): Promise<OpenAnswer> =>
  recordOpen(deps, {
    memberId,
    cardId,
    eventId: randomUUID(),
    address: '203.0.113.7',
    device: 'ios|iPhone|19',
    ...(code === undefined ? {} : { code }),
    ...rest,
  });

/** The code this member would hand on in a channel, having opened the card alone. */
export const codeOf = async (deps: Deps, memberId: Id, cardId: Id, channel: Channel = 'chat'): Promise<string> =>
  (await openCard(deps, { memberId, cardId })).codes[channel]!;

export type Count = ChainTotals & { nodeId: Id; depth: number };

const RECOUNT = sql(
  'test.recount',
  `with seen as (
     select node_id, (joins is null)::int opens, 0 members, 0 conversions,
       (case when member_id is null and not exists (select 1 from opens j where j.joins = o.id) then 1 else 0 end) anonymous
     from opens o
     union all select parent_id, 0, 1, 0, 0 from nodes where parent_id is not null
     union all select node_id, 0, 0, 1, 0 from conversions where node_id is not null
   )
   select above.id::text "nodeId", (cardinality(n.path) - above.place + 1)::int depth, sum(s.opens)::int opens,
     sum(s.members + s.anonymous)::int visitors, sum(s.members)::int members, sum(s.conversions)::int conversions
   from seen s join nodes n on n.id = s.node_id cross join lateral unnest(n.path) with ordinality above (id, place)
   group by 1, 2 order by 1, 2`,
);
const TOTALS = sql(
  'test.totals',
  `select node_id::text "nodeId", depth, opens::int, (members + anonymous)::int visitors, members::int, conversions::int
   from totals order by 1, 2`,
);
const REPEATED = sql(
  'test.repeated',
  `select n.id from nodes n cross join lateral unnest(n.path) above join nodes a on a.id = above
   group by n.id having count(*) <> count(distinct a.member_id) or count(*) <> cardinality(n.path)`,
);

/** Every total counted again from the log, by another way than the fold's. */
export const recount = (db: Queryable): Promise<Count[]> => db.query<Count>(RECOUNT);

export const foldedTotals = (db: Queryable): Promise<Count[]> => db.query<Count>(TOTALS);

/** Nodes whose path holds a member twice, or a node that is not there: always none. */
export const brokenPaths = (db: Queryable): Promise<{ id: Id }[]> => db.query<{ id: Id }>(REPEATED);
