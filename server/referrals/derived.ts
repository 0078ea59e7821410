import { sql, type Statement } from '../database/database';
import { LEADERS_OF_TOTALS } from './leaders';
import { HOUR_OF, MEASURES, SHARER_MEASURES, sumsOf, type Measure } from './measures';

/** A table that is counted from the log and from nothing else. */
interface Derived {
  table: string;
  keys: readonly string[];
  measures: readonly Measure[];
  /** Rows of `facts` with these keys; several of a key are summed. */
  counted: string;
}

const fact = (from: string, counts: Partial<Record<Measure, string>>): string =>
  `select ${from.replace(' from ', `, ${MEASURES.map((measure) => counts[measure] ?? '0').join(', ')} from `)}`;

const LOG = [
  fact('node_id, channel, intended_at from intents', { intents: '1' }),
  fact('o.node_id, o.channel, o.opened_at from opens o left join joins j on j.open_id = o.id left join joins c on c.continues = o.id', {
    opens: '(j.open_id is null)::integer',
    anonymous: '(o.member_id is null and c.continues is null)::integer',
  }),
  fact('n.parent_id, n.channel, n.arrived_at from nodes n join nodes p on p.id = n.parent_id', {
    nodes: '1',
    delay_seconds: 'greatest(0, round(extract(epoch from n.arrived_at - p.arrived_at)))',
  }),
  fact('node_id, channel, bound_at from bindings', { members: '1' }),
  fact('node_id, null, converted_at from conversions where node_id is not null', { conversions: '1' }),
  fact('c.node_id, null, r.reversed_at from conversion_reversals r join conversions c using (kind, reference) where c.node_id is not null', {
    conversions: '-1',
  }),
  // What waits to be folded is in the log and not yet in the totals.
  fact('node_id, channel, happened_at from deltas', Object.fromEntries(MEASURES.map((measure) => [measure, `-${measure}`]))),
];

/** Everything that was counted so far, by node, channel and hour. */
const FACTS = `facts as materialized (
    select f.node_id, f.channel, f.hour, ${MEASURES.map((measure) => `f.${measure}`).join(', ')}, n.path, n.depth, n.card_id, n.member_id
    from (
      select node_id, channel, ${HOUR_OF('at')} as hour, ${sumsOf(MEASURES)}
      from (${LOG.join(' union all ')}) l (node_id, channel, at, ${MEASURES.join(', ')}) group by 1, 2, 3
    ) f join nodes n on n.id = f.node_id
  )`;

const DERIVED: readonly Derived[] = [
  { table: 'own_totals', keys: ['node_id', 'hour', 'channel'], measures: MEASURES, counted: 'select * from facts' },
  {
    table: 'deep_totals',
    keys: ['node_id', 'depth'],
    measures: MEASURES,
    counted: `select above.id as node_id, f.depth - above.place::integer + 2 as depth, ${MEASURES.map((measure) => `f.${measure}`).join(', ')}
      from (select path, depth, ${sumsOf(MEASURES)} from facts group by node_id, path, depth) f
      cross join lateral unnest(f.path[:f.depth]) with ordinality as above (id, place)`,
  },
  {
    table: 'card_totals',
    keys: ['card_id', 'depth'],
    measures: MEASURES,
    counted: `select card_id, depth + 1 as depth, ${MEASURES.join(', ')} from facts`,
  },
  {
    table: 'sharer_totals',
    keys: ['board', 'board_id', 'member_id'],
    measures: SHARER_MEASURES,
    counted: `select 'card' as board, card_id as board_id, member_id, ${SHARER_MEASURES.join(', ')} from facts
      union all select 'branch', s.branch_id, s.member_id, ${SHARER_MEASURES.map((measure) => `f.${measure}`).join(', ')}
      from facts f join staff s on s.member_id = f.member_id`,
  },
];

const stored = (measure: Measure): string => `coalesce(sum(${measure}) filter (where is_stored), 0)`;
const counted = (measure: Measure): string => `coalesce(sum(${measure}) filter (where not is_stored), 0)`;

/** Both sides under their keys, where they differ. A row of zeros and no row are the same. */
const differences = ({ table, keys, measures, counted: source }: Derived, columns: string): string => {
  const [key, all] = [keys.join(', '), [...keys, ...measures].join(', ')];
  return `with ${FACTS} select ${key}, ${columns} from (
      select false as is_stored, ${all} from (${source}) c union all select true, ${all} from ${table}
    ) both_sides group by ${key} having ${measures.map((measure) => `${stored(measure)} <> ${counted(measure)}`).join(' or ')}`;
};

const findIn = (derived: Derived): Statement => {
  const { table, keys, measures } = derived;
  const said = measures.map((measure) => `case when ${stored(measure)} <> ${counted(measure)}
    then format('${measure} %s, the log says %s', ${stored(measure)}, ${counted(measure)}) end`);
  const where = keys.map((name) => `'${name} ' || ${name}`).join(', ');
  return sql(
    `chain.${table}`,
    `select format('%s: %s', concat_ws(', ', ${where}), concat_ws('; ', ${said.map((_, at) => `said${at}`).join(', ')})) as difference
     from (${differences(derived, said.map((text, at) => `${text} as said${at}`).join(', '))}) d order by ${keys.map((name) => `d.${name}`).join(', ')} limit 1`,
  );
};

const mend = (derived: Derived): Statement[] => {
  const { table, keys, measures } = derived;
  const change = measures.map((measure) => `${counted(measure)} - ${stored(measure)}`).join(', ');
  return [
    sql(
      `chain.mend_${table}`,
      `insert into ${table} as t (${[...keys, ...measures].join(', ')}) ${differences(derived, change)}
       on conflict (${keys.join(', ')}) do update set ${measures.map((measure) => `${measure} = t.${measure} + excluded.${measure}`).join(', ')}`,
    ),
    sql(`chain.tidy_${table}`, `delete from ${table} where ${measures.map((measure) => `${measure} = 0`).join(' and ')}`),
  ];
};

const LEADER = 'board, board_id, measure, member_id, score';

const LEADERS = sql(
  'chain.leaders',
  `select format('%s %s by %s: member %s with %s %s', board, board_id, measure, member_id, score, what) as difference from (
     (select ${LEADER}, 'stands there and should not' as what from (select ${LEADER} from leaders except ${LEADERS_OF_TOTALS}) a)
     union all (select ${LEADER}, 'is missing' from (${LEADERS_OF_TOTALS} except select ${LEADER} from leaders) b)
   ) d order by board, board_id, measure, score desc, member_id limit 1`,
);

/** The first difference between a derived table and the log, table by table. Leaders are compared with the sharers' totals. */
export const DERIVED_CHECKS: readonly { rule: string; find: Statement }[] = [
  ...DERIVED.map((derived) => ({ rule: `The rows of ${derived.table} are what the log comes to.`, find: findIn(derived) })),
  { rule: 'The leaders of a board are the first hundred of its sharers.', find: LEADERS },
];

/** Writes what the log says wherever a derived table differs, in this order. */
export const MEND: readonly Statement[] = [
  ...DERIVED.flatMap(mend),
  sql('chain.clear_leaders', 'delete from leaders'),
  sql('chain.mend_leaders', `insert into leaders (${LEADER}) ${LEADERS_OF_TOTALS}`),
];

export const DERIVED_TABLES = [...DERIVED.map(({ table }) => table), 'leaders'];
