import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { traceOf, tracesToCount, type Arrival, type SharerDay, type Surroundings } from './facts';
import { RULES } from './rules';

/** A sharer and a day, up to an instant: what came later is for a later look, also when the scan is behind. */
export interface DayAsked {
  sharerId: Id;
  dayStart: Date;
  upTo: Date;
}

const RHYTHM_HOURS = 7 * 24;
const OWN_TRACES_MAX = 20;

/** The sharer's newest 50 places, the newest 500 who came by each, the newest thousand of these: a bound on every read. */
const ASKED = `unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[]) as w (sharer_id, day_start, up_to)`;
const OWN = '(select id from nodes where member_id = w.sharer_id order by id desc limit 50) own';

/**
 * Only of days of which a rule may say something: a crowd ($5), so many on one phone ($6) or one network ($7) that it may be a ring, one
 * by a phone and neighbourhood of the sharer, or somebody who went in circles. Nearly all days are none of that, and nobody reads
 * them. Who handed on is asked of a crowd alone.
 */
const ARRIVALS = sql(
  'fraud.arrivals',
  `select w.sharer_id as "sharerId", w.day_start as "dayStart", c.id as "nodeId", c.member_id as "memberId",
     c.device, c.network, c.arrived_at as "arrivedAt", (select joined_at from members where id = c.member_id) as "joinedAt",
     c.count >= $5 and exists (select from intents i where i.node_id = c.id and i.intended_at <= w.up_to) as "hasSharedOn"
   from unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[], $4::boolean[]) as w (sharer_id, day_start, up_to, is_circling)
   cross join lateral (
     select array_agg(s.network || ':' || s.device) as traces
     from (select network, device from fraud_sightings where member_id = w.sharer_id order by seen_at desc limit ${OWN_TRACES_MAX}) s
   ) o
   cross join lateral (
     select d.*, bool_or(
       w.is_circling or d.count >= $5 or d.on_trace >= $6 or d.on_network >= $7 or d.network || ':' || d.device = any(o.traces)
     ) over () as is_telling
     from (
       select k.*, t.device, t.network, count(*) over () as count,
         count(*) over (partition by t.network) as on_network, count(*) over (partition by t.network, t.device) as on_trace
       from (
         select k.* from ${OWN}
         cross join lateral (
           select id, member_id, arrived_at from nodes where parent_id = own.id order by id desc limit 500
         ) k
         where k.arrived_at >= w.day_start and k.arrived_at < w.day_start + interval '1 day' and k.arrived_at <= w.up_to
         order by k.arrived_at desc, k.id desc limit 1000
       ) k left join lateral (select device, network from arrival_traces where node_id = k.id offset 0) t on true
     ) d
   ) c
   where c.is_telling
   order by c.arrived_at, c.id`,
);
const OWN_TRACES = sql(
  'fraud.own_traces',
  `select w.sharer_id as "sharerId", s.network, s.device from unnest($1::bigint[]) as w (sharer_id)
   cross join lateral (
     select network, device from fraud_sightings where member_id = w.sharer_id order by seen_at desc limit ${OWN_TRACES_MAX}
   ) s`,
);
/** `offset 0` keeps PostgreSQL asking for one stranger after the other: joined, it would go through everybody a hot sharer ever brought. */
const SURROUNDINGS = sql(
  'fraud.surroundings',
  `select w.sharer_id as "sharerId", w.network, w.device, (
     select count(distinct device)::int from (select device from fraud_sightings where network = w.network limit 300) d
   ) as "devicesOnNetwork", (
     select count(*)::int from (
       select member_id from fraud_sightings where network = w.network and device = w.device and member_id <> w.sharer_id limit 300
     ) s where not exists (
       select from nodes c join nodes p on p.id = c.parent_id where c.member_id = s.member_id and p.member_id = w.sharer_id offset 0
     )
   ) as strangers from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as w (sharer_id, network, device)`,
);
const RHYTHM = sql(
  'fraud.rhythm',
  `select w.sharer_id as "sharerId", w.day_start as "dayStart", coalesce(sum(h.nodes), 0)::int as arrivals from ${ASKED}
   cross join lateral ${OWN}
   join hour_totals h on h.node_id = own.id and h.hour >= w.day_start - interval '7 days' and h.hour < w.day_start
   group by 1, 2`,
);
const MUTUAL = sql(
  'fraud.mutual',
  `with above as (
     select w.sharer_id, w.day_start, w.up_to, p.member_id, count(distinct c.card_id)::int as cards from ${ASKED}
     cross join lateral (
       select card_id, parent_id from nodes
       where member_id = w.sharer_id and parent_id is not null and arrived_at <= w.up_to order by id desc limit 200
     ) c join nodes p on p.id = c.parent_id
     group by 1, 2, 3, 4 having count(distinct c.card_id) >= $4
   )
   select a.sharer_id as "sharerId", a.day_start as "dayStart", a.member_id as "memberId", a.cards as above,
     count(distinct c.card_id)::int as below
   from above a
   cross join lateral (
     select card_id, parent_id from nodes where member_id = a.member_id and arrived_at <= a.up_to order by id desc limit 200
   ) c join nodes p on p.id = c.parent_id and p.member_id = a.sharer_id
   group by 1, 2, 3, 4`,
);
const OPENS = sql(
  'fraud.opens',
  `select w.sharer_id as "sharerId", w.day_start as "dayStart", o.member_id as "memberId", count(*)::int as opens
   from ${ASKED}
   cross join lateral ${OWN}
   cross join lateral (
     select member_id from opens where node_id = own.id and opened_at >= w.day_start
       and opened_at < w.day_start + interval '1 day' and opened_at <= w.up_to order by opened_at desc limit 500
   ) o
   where o.member_id is not null group by 1, 2, 3 having count(*) >= $4`,
);

type Of<Row> = Row & { sharerId: Id; dayStart: Date };
type Day = Pick<DayAsked, 'sharerId' | 'dayStart'>;

const keyOf = ({ sharerId, dayStart }: Day): string => `${sharerId}/${dayStart.getTime()}`;

/** Rows by what they belong to. */
const grouped = <Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> => {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const list = found.get(key(row));
    if (list) list.push(row);
    else found.set(key(row), [row]);
  }
  return found;
};

const columnsOf = (asked: readonly DayAsked[]): unknown[][] => [
  asked.map(({ sharerId }) => sharerId),
  asked.map(({ dayStart }) => dayStart),
  asked.map(({ upTo }) => upTo),
];

/** Who goes in circles with a sharer, by the day. */
const loadCircles = async (tx: Queryable, asked: readonly DayAsked[]) => {
  const { mutualCardsMin, opensPerDayMin } = RULES.loop;
  const mutual = await tx.query<Of<{ memberId: Id; above: number; below: number }>>(MUTUAL, [...columnsOf(asked), mutualCardsMin]);
  const opens = await tx.query<Of<{ memberId: Id; opens: number }>>(OPENS, [...columnsOf(asked), opensPerDayMin]);
  return { mutual: grouped(mutual, keyOf), opens: grouped(opens, keyOf) };
};

type Circles = Awaited<ReturnType<typeof loadCircles>>;

/** Who came, on the days of which a rule may say something. */
const loadArrivals = async (tx: Queryable, asked: readonly DayAsked[], { mutual, opens }: Circles): Promise<Map<string, Of<Arrival>[]>> => {
  const isCircling = asked.map((day) => mutual.has(keyOf(day)) || opens.has(keyOf(day)));
  const limits = [RULES.burst.arrivalsPerHourMin, RULES.deviceRing.membersMin, RULES.networkRing.newMembersMin];
  return grouped(await tx.query<Of<Arrival>>(ARRIVALS, [...columnsOf(asked), isCircling, ...limits]), keyOf);
};

interface Trace {
  sharerId: Id;
  network: string;
  device: string;
}
type Surrounded = Trace & Surroundings;

const lookAround = async (tx: Queryable, days: readonly Pick<SharerDay, 'sharerId' | 'arrivals' | 'ownTraces'>[]): Promise<Map<Id, Surrounded[]>> => {
  const asked = days.flatMap((day) =>
    [...tracesToCount(day, RULES.deviceRing.membersMin)].map((trace) => [day.sharerId, ...trace.split(':')]),
  );
  const column = (at: number): (string | undefined)[] => asked.map((row) => row[at]);
  const rows = asked.length === 0 ? [] : await tx.query<Surrounded>(SURROUNDINGS, [column(0), column(1), column(2)]);
  return grouped(rows, ({ sharerId }) => sharerId);
};

/** What there is to see below these sharers, each on one day, where there can be something to say of it. */
export const loadSharerDays = async (tx: Queryable, asked: readonly DayAsked[]): Promise<SharerDay[]> => {
  const circles = await loadCircles(tx, asked);
  const arrivals = await loadArrivals(tx, asked, circles);
  const told = asked.filter((day) => arrivals.has(keyOf(day)) || circles.mutual.has(keyOf(day)) || circles.opens.has(keyOf(day)));
  if (told.length === 0) return [];
  const crowded = told.filter((day) => (arrivals.get(keyOf(day))?.length ?? 0) >= RULES.burst.arrivalsPerHourMin);
  const traces = grouped(await tx.query<Trace>(OWN_TRACES, [[...new Set(told.map(({ sharerId }) => sharerId))]]), ({ sharerId }) => sharerId);
  const rhythm = grouped(crowded.length === 0 ? [] : await tx.query<Of<{ arrivals: number }>>(RHYTHM, columnsOf(crowded)), keyOf);
  const seen = told.map(({ sharerId, dayStart }) => ({
    sharerId,
    dayStart,
    arrivals: arrivals.get(keyOf({ sharerId, dayStart })) ?? [],
    ownTraces: new Set((traces.get(sharerId) ?? []).map(({ device, network }) => traceOf(device, network))),
  }));
  const around = await lookAround(tx, seen);
  return seen.map((day) => {
    const pairs = circles.mutual.get(keyOf(day)) ?? [];
    return {
      ...day,
      surroundings: new Map((around.get(day.sharerId) ?? []).map((row) => [traceOf(row.device, row.network), row])),
      arrivalsPerHour: (rhythm.get(keyOf(day))?.[0]?.arrivals ?? 0) / RHYTHM_HOURS,
      cardsAbove: new Map(pairs.map(({ memberId, above }) => [memberId, above])),
      cardsBelow: new Map(pairs.map(({ memberId, below }) => [memberId, below])),
      opensByMember: new Map((circles.opens.get(keyOf(day)) ?? []).map((row) => [row.memberId, row.opens])),
    };
  });
};
