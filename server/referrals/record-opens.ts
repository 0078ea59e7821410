import type { OpenAnswer } from '@micro-branch/contract/referrals';
import type { Deps } from '../deps';
import { Refusal } from '../refusal';
import { addArrivalTraces } from './arrival-traces';
import { bindNewMembers, type FirstArrival } from './binding';
import { addDeltas, type Delta } from './fold';
import { joinStrangers, type Join } from './join';
import { answerOpens } from './open-answers';
import { logOpens, type Arrival, type Logged } from './opens';
import { takePlaces, type Place } from './places';
import { readVisits, type Batch, type OpenEvent, type Visit } from './visits';

/** What became of an open: why it is not counted, or what its page may hand on; null where no page waits for that. */
export type OpenOutcome = OpenAnswer | Refusal | null;

/** Whole seconds from the sharer's arrival to the newcomer's. */
const delaySeconds = ({ arriving }: Arrival, at: Date): number =>
  Math.max(0, Math.round((at.getTime() - arriving.node.arrivedAt.getTime()) / 1_000));

interface Happened {
  logged: Logged;
  joins: readonly Join[];
  children: readonly Place<Arrival>[];
  bound: readonly FirstArrival[];
}

/** What is to be added to the totals. A pair that was joined is one open, by the stranger, who is none any more. */
const deltasOf = ({ at }: Batch, { logged, joins, children, bound }: Happened): Delta[] => {
  const joined = new Set(joins.map(({ member }) => member));
  const ofCode = ({ arriving }: Arrival) => ({ nodeId: arriving.node.id, channel: arriving.claim.channel, at });
  return [
    ...[...logged.values()].map((arrival) => ({
      ...ofCode(arrival),
      opens: joined.has(arrival) ? 0 : 1,
      anonymous: arrival.event.memberId === null ? 1 : 0,
    })),
    ...joins.map(({ member, openedAt }) => ({ ...ofCode(member), at: openedAt, anonymous: -1 })),
    ...children.map(({ visit }) => ({ ...ofCode(visit), nodes: 1, delaySeconds: delaySeconds(visit, at) })),
    ...bound.map(({ nodeId, channel }) => ({ nodeId, channel, at, members: 1 })),
  ];
};

const MEASURES = ['opens', 'anonymous', 'nodes', 'members', 'delaySeconds'] as const;

/** One for each node, channel and moment: a hot sharer's hundred opens of a batch are one row for the fold. */
const merge = (deltas: readonly Delta[]): Delta[] => {
  const merged = new Map<string, Delta>();
  for (const { nodeId, channel, at, ...counts } of deltas) {
    const key = `${nodeId} ${channel} ${at.getTime()}`;
    const sum = merged.get(key) ?? { nodeId, channel, at };
    for (const measure of MEASURES) sum[measure] = (sum[measure] ?? 0) + (counts[measure] ?? 0);
    merged.set(key, sum);
  }
  return [...merged.values()].filter((sum) => MEASURES.some((measure) => sum[measure] !== 0));
};

/* Whatever two batches both touch they touch in this order, and within each step in the order of keys. */
const write = async (batch: Batch, visits: readonly Visit[]): Promise<void> => {
  const { tx, at } = batch;
  const logged = await logOpens(batch, visits);
  const { children, roots, firstArrivals } = await takePlaces(batch, visits, logged);
  const joins = await joinStrangers(batch, logged, children);
  const bound = await bindNewMembers(tx, firstArrivals, at);
  await addArrivalTraces(batch, [...children, ...roots]);
  await addDeltas(tx, merge(deltasOf(batch, { logged, joins, children, bound })));
};

/**
 * Records that card pages were opened, up to some hundreds in one transaction, each once for its event id however often it
 * comes, in this batch or another. A code that is not good is treated as none and nothing is said of it. A member's own code, or a
 * descendant's, changes nothing: a path never holds a member twice. Of each event it tells what it came to, in their order:
 * `card-not-found` and `card-off-shelf` are of that event alone.
 */
export const recordOpens = (deps: Deps, events: readonly OpenEvent[]): Promise<OpenOutcome[]> =>
  deps.database.transaction(async (tx) => {
    const batch = { deps, tx, at: deps.clock.now() };
    const read = await readVisits(batch, events);
    const visits = read.filter((visit): visit is Visit => !(visit instanceof Refusal));
    await write(batch, visits);
    const answers = await answerOpens(batch, visits.filter(({ event }) => event.isUnawaited !== true));
    return read.map((visit) => (visit instanceof Refusal ? visit : (answers.get(visit) ?? null)));
  });
