import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Channel } from '@micro-branch/contract/referrals';
import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import type { Arrival, Logged } from './opens';
import type { Place } from './places';
import type { Batch } from './visits';

/** How long an anonymous open of Moments waits for the member behind it. */
export const JOIN_WINDOW_MS = 30 * 60_000;

const WAIT = sql(
  'join.wait',
  `insert into waiting_opens (open_id, node_id, channel, trace, opened_at)
   select open_id, node_id, channel, trace, $5
   from unnest($1::uuid[], $2::bigint[], $3::text[], $4::bytea[]) as w (open_id, node_id, channel, trace)`,
);
/** For each trail as many as are wanted, the nearest first. What another transaction takes is passed over. */
const TAKE = sql(
  'join.take',
  `with taken as materialized (
     select w.open_id from unnest($1::bigint[], $2::text[], $3::bytea[], $4::integer[]) as t (node_id, channel, trace, wanted)
     cross join lateral (
       select open_id from waiting_opens
       where node_id = t.node_id and channel = t.channel and trace = t.trace and opened_at > $5 and opened_at <= $6
       order by opened_at desc, open_id limit t.wanted for update skip locked) w
   )
   delete from waiting_opens w using taken where w.open_id = taken.open_id
   returning w.open_id as "openId", w.node_id as "nodeId", w.channel, w.trace, w.opened_at as "openedAt"`,
);
const JOIN = sql(
  'join.join',
  `insert into joins (open_id, continues, joined_at)
   select open_id, continues, $3 from unnest($1::uuid[], $2::uuid[]) as j (open_id, continues)`,
);
const FORGET = sql('join.forget', 'delete from waiting_opens where opened_at <= $1');

/** `203.0.113.7` → `203.0.113`, an IPv6 address → its /48: a neighbourhood, not a subscriber. */
export const truncateNetwork = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain.split('.').slice(0, 3).join('.');
  const [head = '', tail] = plain.toLowerCase().split('::');
  const groups = head.split(':').filter(Boolean);
  const filled = tail === undefined ? groups : [...groups, '0', '0', '0'];
  return filled.slice(0, 3).map((group) => group.replace(/^0+(?=.)/, '')).join(':');
};

/** An HMAC of a coarse device and a neighbourhood: says "likely the same phone", tells nothing, lives half an hour. */
export const traceOf = (traceKey: Buffer, device: string, address: string): Buffer =>
  createHmac('sha256', traceKey).update(`${device}\n${truncateNetwork(address)}`).digest();

interface Trail {
  nodeId: Id;
  channel: Channel;
  trace: Buffer;
}

const keyOf = ({ nodeId, channel, trace }: Trail): string => `${nodeId} ${channel} ${trace.toString('base64')}`;

const trailOf = ({ deps }: Batch, { event, arriving }: Arrival): Trail => ({
  nodeId: arriving.node.id,
  channel: arriving.claim.channel,
  trace: traceOf(deps.traceKey, event.device ?? '', event.address),
});

/** An anonymous open that a member's open was found to continue. */
export interface Join {
  member: Arrival;
  openId: string;
  openedAt: Date;
}

interface OnTrail {
  trail: Trail;
  /** Strangers of this batch who still wait, the nearest last. */
  waiting: Arrival[];
  /** Members who look among those of earlier batches. */
  looking: Arrival[];
}

/** One visit after the other: a member takes the stranger who came last before them, of this batch if there is one. */
const meet = (batch: Batch, logged: Logged, newcomers: ReadonlySet<Arrival>): { trails: OnTrail[]; met: Join[] } => {
  const trails = new Map<string, OnTrail>();
  const met: Join[] = [];
  for (const visit of logged.values()) {
    const isStranger = visit.event.memberId === null;
    // Only somebody's first arrival can be the end of an anonymous one: nobody takes over a second stranger's.
    if (!isStranger && !newcomers.has(visit)) continue;
    const trail = trailOf(batch, visit);
    const on = trails.get(keyOf(trail)) ?? { trail, waiting: [], looking: [] };
    trails.set(keyOf(trail), on);
    const nearest = isStranger ? undefined : on.waiting.pop();
    if (nearest) met.push({ member: visit, openId: nearest.event.eventId, openedAt: batch.at });
    else (isStranger ? on.waiting : on.looking).push(visit);
  }
  return { trails: [...trails.values()], met };
};

const take = async ({ tx, at }: Batch, trails: readonly OnTrail[]): Promise<Join[]> => {
  const asked = trails.filter(({ looking }) => looking.length > 0);
  if (asked.length === 0) return [];
  const columns = [asked.map(({ trail }) => trail.nodeId), asked.map(({ trail }) => trail.channel), asked.map(({ trail }) => trail.trace)];
  const since = new Date(at.getTime() - JOIN_WINDOW_MS);
  const taken = await tx.query<Trail & Omit<Join, 'member'>>(TAKE, [...columns, asked.map(({ looking }) => looking.length), since, at]);
  taken.sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime() || (a.openId < b.openId ? -1 : 1));
  const looking = new Map(asked.map((on) => [keyOf(on.trail), [...on.looking]]));
  return taken.map(({ openId, openedAt, ...trail }) => ({ member: looking.get(keyOf(trail))!.shift()!, openId, openedAt }));
};

const wait = async ({ tx, at }: Batch, trails: readonly OnTrail[]): Promise<void> => {
  const all = trails.flatMap(({ trail, waiting }) => waiting.map((stranger) => ({ openId: stranger.event.eventId, ...trail })));
  if (all.length === 0) return;
  const ids = [all.map(({ openId }) => openId), all.map(({ nodeId }) => nodeId)];
  await tx.query(WAIT, [...ids, all.map(({ channel }) => channel), all.map(({ trace }) => trace), at]);
};

/**
 * Joins members who arrived to the anonymous opens they continue, each at most once, and lets the other strangers of the batch wait for
 * the members behind them.
 */
export const joinStrangers = async (batch: Batch, logged: Logged, children: readonly Place<Arrival>[]): Promise<Join[]> => {
  const { trails, met } = meet(batch, logged, new Set(children.map(({ visit }) => visit)));
  const joins = [...met, ...(await take(batch, trails))];
  await wait(batch, trails);
  if (joins.length === 0) return [];
  const values = [joins.map(({ member }) => member.event.eventId), joins.map(({ openId }) => openId), batch.at];
  await batch.tx.query(JOIN, values);
  return joins;
};

/** Forgets the traces that can join nothing any more. */
export const forgetTraces = async ({ database, clock }: Deps): Promise<void> => {
  await database.query(FORGET, [new Date(clock.now().getTime() - JOIN_WINDOW_MS)]);
};
