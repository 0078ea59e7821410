import type { OpenBody } from '@micro-branch/contract/referrals';
import { refusalOfCard } from '../cards/get-card';
import { findShelves, type Shelf } from '../cards/shelves';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import type { Refusal } from '../refusal';
import { listNodes, listOwnPlaces, type Node } from './nodes';
import { isInDate, readCode, type ShareClaim } from './share-code';

/** What the server knows of an open: who it is comes from the session, never from the client. */
export interface OpenEvent extends OpenBody {
  memberId: Id | null;
  address: string;
  /** How long it waited on the phone; not at all unless told. */
  lateSeconds?: number;
  /** Nobody waits to hear who shared the card and what may be handed on. */
  isUnawaited?: boolean;
}

/** Where a good code leads, and how it travelled. */
export interface Arriving {
  claim: ShareClaim;
  node: Node;
}

/** One open, with what can be known of it before anything is written: none of that ever changes. */
export interface Visit {
  event: OpenEvent;
  shelf: Shelf;
  /** Undefined without a code, and for one that is forged, expired, revoked or of another card. */
  arriving: Arriving | undefined;
  /** The member's own place on the way there: then the code is their own or a descendant's and changes nothing. */
  ownId: Id | undefined;
}

/** What is done in one transaction, at one moment. */
export interface Batch {
  deps: Deps;
  tx: Queryable;
  at: Date;
}

const readClaims = ({ deps, at }: Batch, events: readonly OpenEvent[]): Map<string, ShareClaim> => {
  const claims = new Map<string, ShareClaim>();
  for (const code of new Set(events.map((event) => event.code))) {
    const claim = code === undefined ? undefined : readCode(deps.shareKeys, code);
    if (code !== undefined && claim && isInDate(claim, at)) claims.set(code, claim);
  }
  return claims;
};

const followCodes = async (batch: Batch, events: readonly OpenEvent[]): Promise<(event: OpenEvent) => Arriving | undefined> => {
  const claims = readClaims(batch, events);
  const nodes = await listNodes(batch.tx, [...new Set([...claims.values()].map(({ nodeId }) => nodeId))]);
  return ({ code, cardId }) => {
    const claim = code === undefined ? undefined : claims.get(code);
    const node = claim && nodes.get(claim.nodeId);
    return claim && node?.cardId === cardId && claim.generation >= node.generation ? { claim, node } : undefined;
  };
};

const pairOf = (memberId: Id, nodeId: Id): string => `${memberId} ${nodeId}`;

const findOwn = async (tx: Queryable, visits: readonly Omit<Visit, 'ownId'>[]): Promise<Map<string, Id>> => {
  const asked = new Map<string, { memberId: Id; nodeId: Id }>();
  for (const { event, arriving } of visits) {
    if (event.memberId === null || !arriving) continue;
    asked.set(pairOf(event.memberId, arriving.node.id), { memberId: event.memberId, nodeId: arriving.node.id });
  }
  const own = await listOwnPlaces(tx, [...asked.values()]);
  return new Map(own.map(({ memberId, nodeId, ownId }) => [pairOf(memberId, nodeId), ownId]));
};

/** Reads what a batch is about: a visit for each event, in their order, or why its card is not shown. */
export const readVisits = async (batch: Batch, events: readonly OpenEvent[]): Promise<(Visit | Refusal)[]> => {
  const shelves = await findShelves(batch.tx, events.map(({ cardId }) => cardId));
  const arrivingOf = await followCodes(batch, events);
  const read = events.map((event) => {
    const shelf = shelves.get(event.cardId);
    return refusalOfCard(shelf) ?? { event, shelf: shelf!, arriving: arrivingOf(event) };
  });
  const own = await findOwn(batch.tx, read.filter((visit) => 'event' in visit));
  return read.map((visit) => {
    if (!('event' in visit)) return visit;
    const { event, arriving } = visit;
    return { ...visit, ownId: event.memberId !== null && arriving ? own.get(pairOf(event.memberId, arriving.node.id)) : undefined };
  });
};
