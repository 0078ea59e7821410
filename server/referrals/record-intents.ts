import type { RequestBody } from '@micro-branch/contract/api';
import { findShelves } from '../cards/shelves';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { addDeltas } from './fold';
import { listNodes, type Node } from './nodes';
import { isInDate, readCode, type ShareClaim } from './share-code';

const ADD = sql(
  'intents.add',
  `insert into intents (id, node_id, channel, snapshot_id, late_seconds, intended_at)
   select id, node_id, channel, snapshot_id, late_seconds, $6
   from unnest($1::uuid[], $2::bigint[], $3::text[], $4::bigint[], $5::integer[]) as i (id, node_id, channel, snapshot_id, late_seconds)
   order by id
   on conflict (id) do nothing returning id`,
);

/** What the server knows of an intent: who it is comes from the session, never from the client. */
export interface IntentEvent extends RequestBody<'recordIntent'> {
  memberId: Id | null;
  /** How long it waited on the phone; not at all unless told. */
  lateSeconds?: number;
}

interface Intent {
  event: IntentEvent;
  claim: ShareClaim;
  node: Node;
}

const readIntents = async (deps: Deps, tx: Queryable, events: readonly IntentEvent[]): Promise<(Intent | Refusal)[]> => {
  const now = deps.clock.now();
  const claims = events.map(({ code }) => readCode(deps.shareKeys, code)).map((claim) => (claim && isInDate(claim, now) ? claim : undefined));
  const nodes = await listNodes(tx, [...new Set(claims.flatMap((claim) => claim?.nodeId ?? []))]);
  return events.map((event, at) => {
    const claim = claims[at];
    const node = claim && nodes.get(claim.nodeId);
    const isGood = claim && node && node.memberId === event.memberId && claim.generation >= node.generation;
    return isGood ? { event, claim, node } : new Refusal('share-not-found');
  });
};

const write = async (tx: Queryable, intents: readonly Intent[], at: Date): Promise<void> => {
  const shelves = await findShelves(tx, intents.map(({ node }) => node.cardId));
  const values = [
    intents.map(({ event }) => event.eventId),
    intents.map(({ node }) => node.id),
    intents.map(({ claim }) => claim.channel),
    intents.map(({ node }) => shelves.get(node.cardId)!.snapshotId),
    intents.map(({ event }) => event.lateSeconds ?? 0),
    at,
  ];
  const added = new Set((await tx.query<{ id: string }>(ADD, values)).map(({ id }) => id));
  const counted = intents.filter(({ event }) => added.delete(event.eventId)); // of one event twice in the batch the first
  await addDeltas(tx, counted.map(({ claim, node }) => ({ nodeId: node.id, channel: claim.channel, at, intents: 1 })));
};

/**
 * Members opened the share sheet with codes of their own, up to some hundreds in one transaction, each once for its event id. Notes
 * which approved text was about to be shared; whether it was, WeChat never says. Tells of each, in their order, whether it
 * is refused: `share-not-found` for a code that is not good or not theirs.
 */
export const recordIntents = (deps: Deps, events: readonly IntentEvent[]): Promise<(Refusal | null)[]> =>
  deps.database.transaction(async (tx) => {
    const read = await readIntents(deps, tx, events);
    const intents = read.filter((intent): intent is Intent => !(intent instanceof Refusal));
    if (intents.length > 0) await write(tx, intents, deps.clock.now());
    return read.map((intent) => (intent instanceof Refusal ? intent : null));
  });
