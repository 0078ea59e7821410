import { sql, type Database, type Queryable } from '../database/database';
import type { Id } from '../ids';

export interface Delta {
  opens?: number;
  anonymous?: number;
  members?: number;
  conversions?: number;
}

const BATCH = 5_000;

const ADD = sql(
  'fold.add_delta',
  'insert into deltas (node_id, opens, anonymous, members, conversions) values ($1, $2, $3, $4, $5)',
);

/*
 * One statement: the deltas it deletes are the deltas it adds, or nothing happens. Rows are locked by `skip locked`, never
 * by an id watermark, since ids commit out of order. Totals are touched in key order, so two workers queue instead of
 * waiting for each other in a ring.
 */
const FOLD = sql(
  'fold.batch',
  `with taken as (
     delete from deltas where id in (select id from deltas order by id limit ${BATCH} for update skip locked) returning *
   ), per_node as (
     select node_id, sum(opens) opens, sum(anonymous) anonymous, sum(members) members, sum(conversions) conversions
     from taken group by node_id
   ), spread as (
     select above.id node_id, n.depth - above.ordinality::int + 2 as depth,
       sum(d.opens) opens, sum(d.anonymous) anonymous, sum(d.members) members, sum(d.conversions) conversions
     from per_node d join nodes n on n.id = d.node_id
     cross join lateral unnest(n.path) with ordinality as above (id, ordinality)
     group by 1, 2 order by 1, 2
   ), added as (
     insert into totals as t (node_id, depth, opens, anonymous, members, conversions)
     select node_id, depth, opens, anonymous, members, conversions from spread
     on conflict (node_id, depth) do update set opens = t.opens + excluded.opens,
       anonymous = t.anonymous + excluded.anonymous, members = t.members + excluded.members,
       conversions = t.conversions + excluded.conversions
   )
   select count(*)::int as count from taken`,
);

/** Notes what happened through a node's code; the fold carries it to every ancestor. */
export const addDelta = async (tx: Queryable, nodeId: Id, delta: Delta): Promise<void> => {
  const { opens = 0, anonymous = 0, members = 0, conversions = 0 } = delta;
  await tx.query(ADD, [nodeId, opens, anonymous, members, conversions]);
};

/** Adds waiting deltas to the totals of every ancestor, each exactly once. Gives how many were added. */
export const foldTotals = async (database: Database): Promise<number> => {
  for (let folded = 0; ; ) {
    const [row] = await database.transaction((tx) => tx.query<{ count: number }>(FOLD));
    const count = row?.count ?? 0;
    folded += count;
    if (count < BATCH) return folded;
  }
};
