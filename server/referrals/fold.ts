import type { Channel } from '@micro-branch/contract/referrals';
import { sql, type Database, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { CANDIDATES, keepLeaders, type Candidate } from './leaders';
import { HOUR_OF, MEASURES, SHARER_MEASURES, sumsOf, type Measure } from './measures';

/** What happened through a node's code, to be added to the totals of every ancestor. */
export interface Delta {
  nodeId: Id;
  /** Of the code; null where there is none. */
  channel: Channel | null;
  at: Date;
  intents?: number;
  opens?: number;
  anonymous?: number;
  nodes?: number;
  members?: number;
  conversions?: number;
  delaySeconds?: number;
}

/** Deltas that one transaction folds: enough for hot ancestors to be touched once for hundreds, and done in less than a second. */
const BATCH = 10_000;

const ADD = sql(
  'fold.add_deltas',
  `insert into deltas (node_id, channel, happened_at, intents, opens, anonymous, nodes, members, conversions, delay_seconds)
   select * from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::integer[], $5::integer[], $6::integer[], $7::integer[],
     $8::integer[], $9::integer[], $10::bigint[])`,
);

/**
 * Waits for the worker whose turn it is: hot ancestors are everybody's, so two that fold at once would only wait further in. Rows are
 * found by their keys however few the planner thinks there are.
 */
const TAKE_TURN = sql(
  'fold.take_turn',
  `select pg_advisory_xact_lock(hashtextextended('fold', 0)), set_config('synchronous_commit', 'off', true),
     set_config('statement_timeout', '60s', true), set_config('work_mem', '64MB', true), set_config('jit', 'off', true),
     set_config('enable_seqscan', 'off', true)`,
);

const added = (columns: readonly Measure[]): string => columns.map((column) => `${column} = t.${column} + excluded.${column}`).join(', ');

/** Adds rows of `source`, in the order of their keys: neighbours of an index are then visited together. */
const addTo = (table: string, keys: string, source: string, columns: readonly Measure[] = MEASURES): string =>
  `insert into ${table} as t (${keys}, ${columns.join(', ')}) select ${keys}, ${sumsOf(columns)} from (${source}) s
   group by ${keys} order by ${keys} on conflict (${keys}) do update set ${added(columns)}`;

/** From the second hop on: what is said of a node itself is in `own_totals`. */
const SPREAD = `select above.id as node_id, p.depth - above.place::integer + 2 as depth, ${MEASURES.map((column) => `p.${column}`).join(', ')}
  from placed p cross join lateral unnest(p.path[:p.depth]) with ordinality as above (id, place)`;

/** All trees of a card as one, by hops from their roots. */
const CARD_HOPS = `select p.card_id, p.depth + 1 as depth, ${MEASURES.map((column) => `p.${column}`).join(', ')} from placed p`;

/** On the card's board everybody stands, on the branch's those who work there. */
const SHARERS = `select 'card' as board, card_id as board_id, p.* from placed p
  union all select 'branch', branch_id, p.* from placed p where branch_id is not null`;

/*
 * One statement: the deltas it deletes are the deltas it adds, or nothing happens. Rows are taken by `skip locked`, never by an id
 * watermark, since ids commit out of order.
 */
const FOLD = sql(
  'fold.batch',
  `with taken as materialized (
     delete from deltas where ctid = any (array(select ctid from deltas order by id limit $1 for update skip locked)) returning *
   ), placed as materialized (
     select n.path, n.depth, n.card_id, n.member_id, (select s.branch_id from staff s where s.member_id = n.member_id) as branch_id, t.*
     from (select node_id, channel, ${HOUR_OF('happened_at')} as hour, ${sumsOf(MEASURES)} from taken group by 1, 2, 3) t
     join nodes n on n.id = t.node_id
   ), to_ancestors as (${addTo('deep_totals', 'node_id, depth', SPREAD)}
   ), to_own as (${addTo('own_totals', 'node_id, hour, channel', 'select * from placed')}
   ), to_cards as (${addTo('card_totals', 'card_id, depth', CARD_HOPS)}
   ), sharers as (${addTo('sharer_totals', 'board, board_id, member_id', SHARERS, SHARER_MEASURES)}
     returning board, board_id, member_id, opens, nodes, members
   ), ${CANDIDATES}
   select (select count(*)::integer from taken) as count, (select coalesce(json_agg(c), '[]') from candidates c) as candidates`,
);

const LAG = sql(
  'fold.lag',
  `select (select count(*)::integer from (select from deltas limit 100000) d) as waiting,
     coalesce((select extract(epoch from clock_timestamp() - waiting_since)::float8 from deltas order by id limit 1), 0) as "oldestSeconds"`,
);

/** Notes what happened through nodes' codes; the fold carries it to every ancestor. Waits for no row that others write. */
export const addDeltas = async (tx: Queryable, deltas: readonly Delta[]): Promise<void> => {
  if (deltas.length === 0) return;
  const column = <T>(of: (delta: Delta) => T): T[] => deltas.map(of);
  await tx.query(ADD, [
    column(({ nodeId }) => nodeId),
    column(({ channel }) => channel),
    column(({ at }) => at),
    column(({ intents = 0 }) => intents),
    column(({ opens = 0 }) => opens),
    column(({ anonymous = 0 }) => anonymous),
    column(({ nodes = 0 }) => nodes),
    column(({ members = 0 }) => members),
    column(({ conversions = 0 }) => conversions),
    column(({ delaySeconds = 0 }) => delaySeconds),
  ]);
};

/**
 * Adds waiting deltas to all totals, so many at most, and gives how many there were. A commit that the disk had not seen when the
 * power failed took its deltas back with it, so none waits for the disk.
 */
export const foldBatch = async (tx: Queryable, batch: number): Promise<number> => {
  await tx.query(TAKE_TURN);
  const [row] = await tx.query<{ count: number; candidates: Candidate[] }>(FOLD, [batch]);
  await keepLeaders(tx, row!.candidates);
  return row!.count;
};

/** Adds waiting deltas to all totals, each exactly once. Gives how many were added. Several processes may run at once: they take turns. */
export const foldTotals = async (database: Database, { batch = BATCH } = {}): Promise<number> => {
  for (let folded = 0; ; ) {
    const count = await database.transaction((tx) => foldBatch(tx, batch));
    folded += count;
    if (count < batch) return folded;
  }
};

/** How far the totals are behind the log. */
export interface FoldLag {
  /** Deltas not yet added; counted up to 100,000. */
  waiting: number;
  /** Since the one that waits longest was written; 0 when none does. */
  oldestSeconds: number;
}

export const readFoldLag = async (db: Queryable): Promise<FoldLag> => (await db.query<FoldLag>(LAG))[0]!;
