import type pg from 'pg';
import type { Forest } from './chain-forest';

const ROWS_AT_ONCE = 100_000;
/** Members of the forest are numbered from here, so that none of them is somebody of the service's own. */
export const MEMBERS_FROM = 1_000_000_000;
const TABLES = ['nodes', 'opens', 'own_totals', 'deep_totals', 'card_totals', 'sharer_totals', 'leaders'];

/** Primary keys and unique ones, then what other tables refer to them by. */
const KEYS = `select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
  from pg_constraint where (contype in ('p', 'u') and conrelid = any($1::regclass[])) or (contype = 'f' and confrelid = any($1::regclass[]))
  order by contype = 'f', contype`;
const INDEXES = `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
  where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`;

interface Definition {
  table: string;
  name: string;
  definition: string;
}

/** Fills without the indexes and makes them again as they were: sorted, as they are after any `reindex`. */
const withoutIndexes = async (client: pg.Client, work: () => Promise<void>): Promise<void> => {
  const { rows: keys } = await client.query<Definition>(KEYS, [TABLES]);
  const { rows: indexes } = await client.query<Definition>(INDEXES, [TABLES]);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  for (const { table, name } of [...keys].reverse()) await client.query(`alter table ${table} drop constraint ${name}`);
  await work();
  for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const { definition } of indexes) await client.query(definition);
};

const addForest = async (client: pg.Client, { nodes, parent, depth }: Forest): Promise<void> => {
  await client.query('create unlogged table forest (id int, parent int, depth int)');
  for (let from = 1; from <= nodes; from += ROWS_AT_ONCE) {
    const to = Math.min(from + ROWS_AT_ONCE, nodes + 1);
    const columns = [parent.subarray(from, to), depth.subarray(from, to)].map((column) => `{${column.join(',')}}`);
    await client.query('insert into forest select $1::int + place - 1, p, d from unnest($2::int[], $3::int[]) with ordinality as t (p, d, place)', [from, ...columns]);
  }
  await client.query('create index on forest (depth)');
};

/** Arrivals of the last thirty days, evenly, in the order of their numbers. */
const arrivedAt = (nodes: number) => `now() - interval '30 days' * (${nodes + 1} - f.id) / ${nodes}`;
const channelOf = `(array['chat', 'timeline', 'poster', 'link'])[1 + f.id % 4]`;

const addNodes = async (client: pg.Client, cardId: string, { nodes, deepest }: Forest): Promise<void> => {
  const own = `f.id, ${cardId}`;
  const who = `${MEMBERS_FROM} + f.id`;
  await client.query(`insert into nodes (id, card_id, root_id, depth, path, member_id, arrived_at)
    select ${own}, f.id, 0, array[f.id], ${who}, ${arrivedAt(nodes)} from forest f where depth = 0`);
  await client.query('create index forest_nodes on nodes (id)'); // dropped with the level-by-level joins
  for (let level = 1; level <= deepest; level += 1) {
    await client.query(`insert into nodes (id, card_id, root_id, parent_id, depth, path, member_id, channel, arrived_at)
      select ${own}, p.root_id, p.id, f.depth, p.path || f.id::bigint, ${who}, ${channelOf}, ${arrivedAt(nodes)}
      from forest f join nodes p on p.id = f.parent where f.depth = ${level}`);
  }
  await client.query('drop index forest_nodes');
};

/** Counts below each node by relative depth, children before parents: rows of a node lie beside each other. */
const countBelow = ({ nodes, parent }: Forest) => {
  const height = new Uint16Array(nodes + 1);
  for (let node = nodes; node >= 1; node -= 1) {
    const above = parent[node]!;
    if (above > 0) height[above] = Math.max(height[above]!, height[node]! + 1);
  }
  const first = new Uint32Array(nodes + 2);
  for (let node = 1; node <= nodes; node += 1) first[node + 1] = first[node]! + height[node]!;
  const counts = new Int32Array(first[nodes + 1]!);
  for (let node = nodes; node >= 1; node -= 1) {
    const above = parent[node]!;
    if (above === 0) continue;
    const to = first[above]!;
    counts[to]! += 1;
    for (let hop = 0; hop < height[node]!; hop += 1) counts[to + hop + 1]! += counts[first[node]! + hop]!;
  }
  return { height, counts };
};

const TOTALS = `insert into deep_totals (node_id, depth, opens, nodes)
  select n, d, c, c from unnest($1::bigint[], $2::int[], $3::bigint[]) as t (n, d, c)`;

const addTotals = async (client: pg.Client, forest: Forest): Promise<void> => {
  const { height, counts } = countBelow(forest);
  let columns: [number[], number[], number[]] = [[], [], []];
  const flush = async (): Promise<void> => {
    await client.query(TOTALS, columns.map((column) => `{${column.join(',')}}`));
    columns = [[], [], []];
  };
  let at = 0;
  for (let node = 1; node <= forest.nodes; node += 1) {
    for (let hop = 1; hop <= height[node]!; hop += 1, at += 1) {
      if (hop === 1) continue; // is in own_totals
      columns[0].push(node);
      columns[1].push(hop);
      columns[2].push(counts[at]!);
    }
    if (columns[0].length >= ROWS_AT_ONCE) await flush();
  }
  await flush();
};

const FROM_LOG = (cardId: string): readonly string[] => [
  `insert into opens (id, node_id, member_id, channel, scene, opened_at)
    select gen_random_uuid(), parent_id, member_id, channel, 1007, arrived_at from nodes where parent_id is not null`,
  `insert into own_totals (node_id, hour, channel, opens, nodes)
    select parent_id, date_trunc('hour', arrived_at), channel, count(*), count(*) from nodes where parent_id is not null group by 1, 2, 3`,
  `insert into card_totals (card_id, depth, opens, nodes)
    select ${cardId}, depth, count(*), count(*) from nodes where depth > 0 group by 2`,
  `insert into sharer_totals (board, board_id, member_id, opens, nodes)
    select 'card', ${cardId}, p.member_id, count(*), count(*) from nodes n join nodes p on p.id = n.parent_id group by 3`,
  `insert into leaders (board, board_id, measure, member_id, score)
    select 'card', ${cardId}, m, member_id, opens from (select * from sharer_totals order by opens desc, member_id limit 100) s, unnest(array['opens', 'nodes']) m`,
];

/** A card's chain of so many nodes as the service would have written it, with its log, its totals and its boards. */
export const fillChain = async (client: pg.Client, { cardId, forest, report }: { cardId: string; forest: Forest; report: (line: string) => void }): Promise<void> => {
  const step = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    const startedMs = performance.now();
    await work();
    report(`${forest.nodes.toLocaleString('en-US')} nodes: ${what} in ${Math.round((performance.now() - startedMs) / 1_000)} s`);
  };
  await client.query('set synchronous_commit = off');
  await client.query(`set maintenance_work_mem = '512MB'`);
  await step('filled, with their indexes,', () =>
    withoutIndexes(client, async () => {
      await step('grown', () => addForest(client, forest));
      await step('placed', () => addNodes(client, cardId, forest));
      await step('counted', () => addTotals(client, forest));
      for (const text of FROM_LOG(cardId)) await step(text.slice(12, text.indexOf(' (')), () => client.query(text));
    }),
  );
  await client.query('drop table forest');
  await client.query('reset synchronous_commit');
  await step('vacuumed', () => client.query('vacuum analyze'));
  await client.query('checkpoint');
};
