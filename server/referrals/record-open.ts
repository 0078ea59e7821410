import type { OpenAnswer, OpenBody, ShareCodes } from '@micro-branch/contract/referrals';
import { getCard } from '../cards/get-card';
import type { ApprovedCard } from '../cards/store';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { maskName, NAMELESS } from '../masking';
import { findMember } from '../members/store';
import { bindNewMember } from './binding';
import { codesOf } from './codes';
import { addDelta } from './fold';
import { takeWaiting, traceOf, waitForMember, type Trail } from './join';
import { addChild, addRoot, DEPTH_MAX, findChild, findLatestNode, findNode, findOnPath, hasAnyNode, type Node } from './nodes';
import { addOpen, hasOpen } from './opens';
import { isInDate, readCode, type ShareClaim } from './share-code';

/** What the server knows of an open: who it is comes from the session, never from the client. */
export interface OpenEvent extends OpenBody {
  memberId: Id | null;
  address: string;
}

interface Arriving {
  claim: ShareClaim;
  node: Node;
}

/** The node a code leads to; undefined for a code that is forged, expired, revoked, or of another card. */
const followCode = async (deps: Deps, tx: Queryable, event: OpenEvent): Promise<Arriving | undefined> => {
  const claim = event.code === undefined ? undefined : readCode(deps.shareKeys, event.code);
  if (!claim || !isInDate(claim, deps.clock.now())) return undefined;
  const node = await findNode(tx, claim.nodeId);
  if (!node || node.cardId !== event.cardId || claim.generation < node.generation) return undefined;
  return { claim, node };
};

const trailOf = (deps: Deps, { claim, node }: Arriving, event: OpenEvent): Trail => ({
  nodeId: node.id,
  channel: claim.channel,
  trace: traceOf(deps.traceKey, event.device ?? '', event.address),
  at: deps.clock.now(),
});

const openOf = (event: OpenEvent, { nodeId, channel, at }: Trail, joins: string | null) => ({
  id: event.eventId,
  nodeId,
  memberId: event.memberId,
  channel,
  scene: event.scene ?? null,
  joins,
  openedAt: at,
});

/** Somebody who is not signed in, in Moments' single-page mode for one. */
const arriveUnknown = async (deps: Deps, tx: Queryable, event: OpenEvent, arriving: Arriving): Promise<void> => {
  if (await hasOpen(tx, event.eventId)) return;
  const trail = trailOf(deps, arriving, event);
  await addOpen(tx, openOf(event, trail, null));
  await waitForMember(tx, event.eventId, trail);
  await addDelta(tx, trail.nodeId, { opens: 1, anonymous: 1 });
};

/** A member by somebody's code: an open, a place under the sharer, and for a new member the binding. */
const arriveByCode = async (
  deps: Deps,
  tx: Queryable,
  event: OpenEvent & { memberId: Id },
  arriving: Arriving,
): Promise<Node | undefined> => {
  const { memberId, eventId } = event;
  const parent = arriving.node;
  if (await hasOpen(tx, eventId)) return findChild(tx, parent.id, memberId);
  const trail = trailOf(deps, arriving, event);
  const { channel, at } = trail;
  const isFirstNode = !(await hasAnyNode(tx, memberId));
  const child = { id: deps.newId(), parentId: parent.id, memberId, channel, arrivedAt: at };
  const isNewHere = parent.depth < DEPTH_MAX && (await addChild(tx, child));
  // Only somebody's first arrival here can be the end of an anonymous one: nobody takes over a second stranger's.
  const joins = isNewHere ? await takeWaiting(tx, trail) : null;
  await addOpen(tx, openOf(event, trail, joins));
  if (isFirstNode) await bindNewMember(tx, { memberId, nodeId: parent.id, at });
  const delta = { opens: joins ? 0 : 1, anonymous: joins ? -1 : 0, members: isNewHere ? 1 : 0 };
  await addDelta(tx, parent.id, delta);
  return findChild(tx, parent.id, memberId);
};

/** The node this member hands on from, made when there is none. */
const placeOf = async (deps: Deps, tx: Queryable, event: OpenEvent & { memberId: Id }, arriving?: Arriving): Promise<Node> => {
  const { memberId, cardId } = event;
  if (arriving) {
    const own = await findOnPath(tx, arriving.node, memberId);
    const place = own ?? (await arriveByCode(deps, tx, event, arriving));
    if (place) return place;
  }
  const latest = await findLatestNode(tx, memberId, cardId);
  if (latest) return latest;
  await addRoot(tx, { id: deps.newId(), cardId, memberId, arrivedAt: deps.clock.now() });
  return (await findLatestNode(tx, memberId, cardId))!;
};

const presentSharer = async (tx: Queryable, arriving: Arriving | undefined, memberId: Id | null): Promise<OpenAnswer['sharedBy']> => {
  if (!arriving || arriving.node.memberId === memberId) return null;
  const sharer = await findMember(tx, arriving.node.memberId);
  return { maskedName: sharer?.name ? maskName(sharer.name) : NAMELESS, staffOf: sharer?.staffBranch ?? null };
};

const record = async (deps: Deps, tx: Queryable, event: OpenEvent, card: ApprovedCard): Promise<OpenAnswer> => {
  const arriving = await followCode(deps, tx, event);
  const { memberId } = event;
  let codes: ShareCodes = {};
  if (memberId) codes = codesOf(deps, await placeOf(deps, tx, { ...event, memberId }, arriving), card.shareScope);
  else if (arriving) await arriveUnknown(deps, tx, event, arriving);
  return { sharedBy: await presentSharer(tx, arriving, memberId), codes };
};

/**
 * Records that a card page was opened, once for an event id however often it comes, and answers what the visitor may hand
 * on. A code that is not good is treated as none and nothing is said of it. A member's own code, or a descendant's,
 * changes nothing: a path never holds a member twice. Refuses with `card-not-found` or `card-off-shelf`.
 */
export const recordOpen = (deps: Deps, event: OpenEvent): Promise<OpenAnswer> =>
  deps.database.transaction(async (tx) => record(deps, tx, event, await getCard(tx, event.cardId)));
