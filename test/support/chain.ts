import { randomUUID } from 'node:crypto';
import type { Channel, ChainTotals, OpenAnswer } from '@micro-branch/contract/referrals';
import { sql, type Queryable } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { recordOpen } from '../../server/referrals/record-open';
import { recountAll } from './recount';

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

const TOTALS = sql(
  'test.totals',
  `select node_id::text "nodeId", depth, intents::int, opens::int, (nodes + anonymous)::int visitors, nodes::int, members::int, conversions::int
   from totals where (intents, opens, anonymous, nodes, members, conversions) <> (0, 0, 0, 0, 0, 0) order by totals.node_id, depth`,
);
const REPEATED = sql(
  'test.repeated',
  `select n.id from nodes n cross join lateral unnest(n.path) above join nodes a on a.id = above
   group by n.id having count(*) <> count(distinct a.member_id) or count(*) <> cardinality(n.path)`,
);

/** Every total counted again from the log, by another way than the fold's. */
export const recount = async (db: Queryable): Promise<Count[]> => {
  const { totals } = await recountAll(db);
  const rows = Object.entries(totals!).map(([key, counts]) => {
    const [nodeId, depth] = key.split(' ') as [Id, string];
    const { intents = 0, opens = 0, anonymous = 0, nodes = 0, members = 0, conversions = 0 } = counts as Partial<Record<string, number>>;
    return { nodeId, depth: Number(depth), intents, opens, visitors: nodes + anonymous, nodes, members, conversions };
  });
  return rows.sort((a, b) => Number(BigInt(a.nodeId) - BigInt(b.nodeId)) || a.depth - b.depth);
};

export const foldedTotals = (db: Queryable): Promise<Count[]> => db.query<Count>(TOTALS);

/** Nodes whose path holds a member twice, or a node that is not there: always none. */
export const brokenPaths = (db: Queryable): Promise<{ id: Id }[]> => db.query<{ id: Id }>(REPEATED);
