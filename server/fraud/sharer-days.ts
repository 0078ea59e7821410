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

/** The sharer's newest 50 places, the newest 500 who came by each, the newest thousand of these: a bound on every read. */
const ASKED = `unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[]) as w (sharer_id, day_start, up_to)`;
const OWN = '(select id from nodes where member_id = w.sharer_id order by id desc limit 50) own';

const ARRIVALS = sql(
  'fraud.arrivals',
  `select w.sharer_id as "sharerId", w.day_start as "dayStart", c.id as "nodeId", c.member_id as "memberId",
     t.device, t.network, c.arrived_at as "arrivedAt", m.joined_at as "joinedAt",
     exists (select from intents i where i.node_id = c.id and i.intended_at <= w.up_to) as "hasSharedOn"
   from ${ASKED}
   cross join lateral (
     select k.* from ${OWN}
     cross join lateral (
       select id, member_id, arrived_at from nodes where parent_id = own.id order by id desc limit 500
     ) k
     where k.arrived_at >= w.day_start and k.arrived_at < w.day_start + interval '1 day' and k.arrived_at <= w.up_to
     order by k.arrived_at desc, k.id desc limit 1000
   ) c
   join members m on m.id = c.member_id
   left join arrival_traces t on t.node_id = c.id
   order by c.arrived_at, c.id`,
);
const OWN_TRACES = sql(
  'fraud.own_traces',
  `select w.sharer_id as "sharerId", s.network, s.device from unnest($1::bigint[]) as w (sharer_id)
   cross join lateral (
     select network, device from fraud_sightings where member_id = w.sharer_id order by seen_at desc limit 20
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
   join hour_totals h on h.node_id = own.id and not h.is_tree and h.hour >= w.day_start - interval '7 days' and h.hour < w.day_start
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

const keyOf = ({ sharerId, dayStart }: { sharerId: Id; dayStart: Date }): string => `${sharerId}/${dayStart.getTime()}`;

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

interface Trace {
  sharerId: Id;
  network: string;
  device: string;
}
type Surrounded = Trace & Surroundings;

const lookAround = (tx: Queryable, days: readonly Pick<SharerDay, 'sharerId' | 'arrivals' | 'ownTraces'>[]): Promise<Surrounded[]> => {
  const asked = days.flatMap((day) =>
    [...tracesToCount(day, RULES.deviceRing.membersMin)].map((trace) => [day.sharerId, ...trace.split(':')]),
  );
  const column = (at: number): (string | undefined)[] => asked.map((row) => row[at]);
  return asked.length === 0 ? Promise.resolve([]) : tx.query<Surrounded>(SURROUNDINGS, [column(0), column(1), column(2)]);
};

/** What there is to see below these sharers, each on one day. */
export const loadSharerDays = async (tx: Queryable, asked: readonly DayAsked[]): Promise<SharerDay[]> => {
  const sharerIds = asked.map(({ sharerId }) => sharerId);
  const windows = [sharerIds, asked.map(({ dayStart }) => dayStart), asked.map(({ upTo }) => upTo)];
  const { mutualCardsMin, opensPerDayMin } = RULES.loop;
  const ofSharer = ({ sharerId }: { sharerId: Id }): string => sharerId;
  const arrivals = grouped(await tx.query<Of<Arrival>>(ARRIVALS, windows), keyOf);
  const traces = grouped(await tx.query<Trace>(OWN_TRACES, [sharerIds]), ofSharer);
  const rhythm = grouped(await tx.query<Of<{ arrivals: number }>>(RHYTHM, windows), keyOf);
  const mutual = grouped(await tx.query<Of<{ memberId: Id; above: number; below: number }>>(MUTUAL, [...windows, mutualCardsMin]), keyOf);
  const opens = grouped(await tx.query<Of<{ memberId: Id; opens: number }>>(OPENS, [...windows, opensPerDayMin]), keyOf);
  const seen = asked.map(({ sharerId, dayStart }) => ({
    sharerId,
    dayStart,
    arrivals: arrivals.get(keyOf({ sharerId, dayStart })) ?? [],
    ownTraces: new Set((traces.get(sharerId) ?? []).map(({ device, network }) => traceOf(device, network))),
  }));
  const around = grouped(await lookAround(tx, seen), ofSharer);
  return seen.map((day) => {
    const pairs = mutual.get(keyOf(day)) ?? [];
    return {
      ...day,
      surroundings: new Map((around.get(day.sharerId) ?? []).map((row) => [traceOf(row.device, row.network), row])),
      arrivalsPerHour: (rhythm.get(keyOf(day))?.[0]?.arrivals ?? 0) / RHYTHM_HOURS,
      cardsAbove: new Map(pairs.map(({ memberId, above }) => [memberId, above])),
      cardsBelow: new Map(pairs.map(({ memberId, below }) => [memberId, below])),
      opensByMember: new Map((opens.get(keyOf(day)) ?? []).map((row) => [row.memberId, row.opens])),
    };
  });
};
