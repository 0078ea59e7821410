import { sql, type Queryable } from '../../server/database/database';
import type { Id } from '../../server/ids';

const MEASURES = ['intents', 'opens', 'anonymous', 'nodes', 'members', 'conversions', 'delaySeconds'] as const;
type Measure = (typeof MEASURES)[number];
type Counts = Record<Measure, number>;

const NOTHING: Counts = { intents: 0, opens: 0, anonymous: 0, nodes: 0, members: 0, conversions: 0, delaySeconds: 0 };

/** Every derived table: its rows by their keys, without those that are all zero. */
export type DerivedRows = Record<string, Record<string, Partial<Counts> | string>>;

interface Place {
  id: Id;
  parentId: Id | null;
  cardId: Id;
  memberId: Id;
  channel: string | null;
  arrivedAt: Date;
}

interface Fact {
  nodeId: Id;
  channel: string | null;
  at: Date;
  counts: Partial<Counts>;
}

const read = <Row extends object>(db: Queryable, what: string, text: string): Promise<Row[]> => db.query<Row>(sql(`recount.${what}`, text));

const readFacts = async (db: Queryable, nodes: ReadonlyMap<Id, Place>): Promise<Fact[]> => {
  const opens = await read<{ id: string; nodeId: Id; memberId: Id | null; channel: string; at: Date }>(
    db, 'opens', 'select id, node_id as "nodeId", member_id as "memberId", channel, opened_at as at from opens');
  const joins = await read<{ openId: string; continues: string }>(db, 'joins', 'select open_id as "openId", continues from joins');
  const intents = await read<Omit<Fact, 'counts'>>(db, 'intents', 'select node_id as "nodeId", channel, intended_at as at from intents');
  const bindings = await read<Omit<Fact, 'counts'>>(db, 'bindings', 'select node_id as "nodeId", channel, bound_at as at from bindings');
  const conversions = await read<{ key: string; nodeId: Id | null; at: Date }>(
    db, 'conversions', `select kind || reference as key, node_id as "nodeId", converted_at as at from conversions`);
  const reversals = await read<{ key: string; at: Date }>(db, 'reversals', `select kind || reference as key, reversed_at as at from conversion_reversals`);
  const continuing = new Set(joins.map(({ openId }) => openId));
  const continued = new Set(joins.map(({ continues }) => continues));
  const creditOf = new Map(conversions.map(({ key, nodeId }) => [key, nodeId]));
  const facts: Fact[] = intents.map((intent) => ({ ...intent, counts: { intents: 1 } }));
  for (const { id, memberId, ...where } of opens) {
    const anonymous = memberId === null && !continued.has(id) ? 1 : 0;
    facts.push({ ...where, counts: { opens: continuing.has(id) ? 0 : 1, anonymous } });
  }
  for (const { parentId, channel, arrivedAt: at } of nodes.values()) {
    if (parentId === null) continue;
    const delaySeconds = Math.max(0, Math.round((at.getTime() - nodes.get(parentId)!.arrivedAt.getTime()) / 1_000));
    facts.push({ nodeId: parentId, channel, at, counts: { nodes: 1, delaySeconds } });
  }
  facts.push(...bindings.map((binding) => ({ ...binding, counts: { members: 1 } })));
  for (const { nodeId, at } of conversions) if (nodeId) facts.push({ nodeId, channel: null, at, counts: { conversions: 1 } });
  for (const { key, at } of reversals) {
    const nodeId = creditOf.get(key);
    if (nodeId) facts.push({ nodeId, channel: null, at, counts: { conversions: -1 } });
  }
  return facts;
};

const hourOf = (at: Date): string => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000).toISOString();

const LEADERS_MAX = 100;
const SCORES = ['opens', 'nodes', 'members'] as const;

const leadersOf = (sharers: Record<string, Partial<Counts>>): Record<string, string> => {
  const boards = new Map<string, { memberId: Id; score: number }[]>();
  for (const [key, counts] of Object.entries(sharers)) {
    const [board, boardId, memberId] = key.split(' ') as [string, Id, Id];
    for (const measure of SCORES) {
      const name = `${board} ${boardId} ${measure}`;
      const score = counts[measure] ?? 0;
      if (score > 0) boards.set(name, [...(boards.get(name) ?? []), { memberId, score }]);
    }
  }
  return Object.fromEntries([...boards].flatMap(([name, all]) =>
    all
      .sort((a, b) => b.score - a.score || (BigInt(a.memberId) < BigInt(b.memberId) ? -1 : 1))
      .slice(0, LEADERS_MAX)
      .map(({ memberId, score }) => [`${name} ${memberId}`, String(score)])));
};

const isNothing = (counts: Partial<Counts>): boolean => Object.values(counts).every((count) => count === 0);

const withoutZeros = (rows: ReadonlyMap<string, Partial<Counts>>): Record<string, Partial<Counts>> =>
  Object.fromEntries([...rows].filter(([, counts]) => !isNothing(counts)).map(([key, counts]) =>
    [key, Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))]));

/**
 * Every derived table counted again from the log, by another way than the fold's: fact by fact, and up from parent to parent without a
 * look at any path.
 */
export const recountAll = async (db: Queryable): Promise<DerivedRows> => {
  const places = await read<Place>(db, 'nodes', `select id, parent_id as "parentId", card_id as "cardId", member_id as "memberId", channel,
    arrived_at as "arrivedAt" from nodes`);
  const nodes = new Map(places.map((place) => [place.id, place]));
  const staff = await read<{ memberId: Id; branchId: Id }>(db, 'staff', 'select member_id as "memberId", branch_id as "branchId" from staff');
  const branchOf = new Map(staff.map(({ memberId, branchId }) => [memberId, branchId]));
  const table = (): Map<string, Counts> => new Map();
  const tables = { totals: table(), own_totals: table(), deep_totals: table(), card_totals: table(), sharer_totals: table() };
  const add = (rows: Map<string, Counts>, key: string, counts: Partial<Counts>): void => {
    const sum = rows.get(key) ?? { ...NOTHING };
    for (const measure of MEASURES) sum[measure] += counts[measure] ?? 0;
    rows.set(key, sum);
  };
  for (const { nodeId, channel, at, counts } of await readFacts(db, nodes)) {
    let hops = 1;
    let above = nodes.get(nodeId)!;
    add(tables.totals, `${above.id} ${hops}`, counts);
    while (above.parentId !== null) {
      above = nodes.get(above.parentId)!;
      hops += 1;
      add(tables.deep_totals, `${above.id} ${hops}`, counts);
      add(tables.totals, `${above.id} ${hops}`, counts);
    }
    const { cardId, memberId } = nodes.get(nodeId)!;
    add(tables.own_totals, `${nodeId} ${hourOf(at)} ${channel ?? 'none'}`, counts);
    add(tables.card_totals, `${cardId} ${hops}`, counts);
    const { opens = 0, nodes: taken = 0, members = 0, conversions = 0 } = counts;
    const brought = { opens, nodes: taken, members, conversions };
    add(tables.sharer_totals, `card ${cardId} ${memberId}`, brought);
    if (branchOf.has(memberId)) add(tables.sharer_totals, `branch ${branchOf.get(memberId)} ${memberId}`, brought);
  }
  const counted = Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, withoutZeros(rows)]));
  return { ...counted, leaders: leadersOf(counted.sharer_totals!) };
};

const KEYS: Record<string, string> = {
  totals: `concat_ws(' ', node_id, depth)`,
  own_totals: `concat_ws(' ', node_id, to_char(hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"'), coalesce(channel, 'none'))`,
  deep_totals: `concat_ws(' ', node_id, depth)`,
  card_totals: `concat_ws(' ', card_id, depth)`,
  sharer_totals: `concat_ws(' ', board, board_id, member_id)`,
};

/** What the derived tables hold. */
export const derivedRows = async (db: Queryable): Promise<DerivedRows> => {
  const tables: DerivedRows = {};
  for (const [table, key] of Object.entries(KEYS)) {
    const rows = await read<{ key: string; counts: Record<string, number> }>(db, table, `select ${key} as key, to_jsonb(t) as counts from ${table} t`);
    const counts = rows.map(({ key: name, counts: { delay_seconds: delaySeconds, ...all } }): [string, Partial<Counts>] => [
      name,
      Object.fromEntries(Object.entries({ ...all, delaySeconds: delaySeconds ?? 0 }).filter(([measure]) => (MEASURES as readonly string[]).includes(measure))),
    ]);
    tables[table] = withoutZeros(new Map(counts));
  }
  const leaders = await read<{ key: string; score: string }>(
    db, 'leaders', `select concat_ws(' ', board, board_id, measure, member_id) as key, score from leaders`);
  return { ...tables, leaders: Object.fromEntries(leaders.map(({ key, score }) => [key, score])) };
};
