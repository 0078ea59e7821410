import type { Id } from '../ids';
import { listNewcomers, type FirstArrival } from './binding';
import { addChildren, addRoots, DEPTH_MAX, listPlaced, type NewChild, type NewRoot, type Standing } from './nodes';
import type { Arrival, Logged } from './opens';
import type { Batch, Visit } from './visits';

type MemberVisit = Visit & { event: { memberId: Id } };

/** A place that was taken, and by which visit. */
export interface Place<V extends Visit = Visit> {
  nodeId: Id;
  visit: V;
}

export interface Taken {
  /** Under a sharer, in the order of the visits. */
  children: readonly Place<Arrival>[];
  roots: readonly Place[];
  /** Newcomers who came by a code: it is what brought them. */
  firstArrivals: readonly FirstArrival[];
}

interface Plan {
  children: (NewChild & { visit: Arrival })[];
  roots: (NewRoot & { visit: Visit })[];
  firstArrivals: FirstArrival[];
}

const isMembers = (visit: Visit): visit is MemberVisit => visit.event.memberId !== null;
const standingOf = ({ event: { memberId, cardId } }: MemberVisit): Standing => ({ memberId, cardId });
const keyOf = ({ memberId, cardId }: Standing): string => `${memberId} ${cardId}`;

const takesChild = (arrival: Arrival | undefined): arrival is Arrival => arrival !== undefined && arrival.arriving.node.depth < DEPTH_MAX;

/** Who stands where before the batch. */
interface Before {
  /** By `keyOf`. */
  placed: Set<string>;
  newcomers: Set<Id>;
}

const readBefore = async ({ tx, at }: Batch, visits: readonly MemberVisit[], logged: Logged): Promise<Before> => {
  const newcomers = await listNewcomers(tx, [...new Set(visits.map(({ event }) => event.memberId))], at);
  // Whoever gets a place under a sharer needs no root, so nobody asks where else they stand.
  const alone = new Map(visits.filter((visit) => !takesChild(logged.get(visit))).map((visit) => [keyOf(standingOf(visit)), standingOf(visit)]));
  const placed = await listPlaced(tx, [...alone.values()]);
  return { placed: new Set(placed.map(keyOf)), newcomers };
};

/**
 * What each visit comes to, one after the other, as if it had come alone: a place under the sharer, a root for whoever stands
 * nowhere under the card, or nothing new.
 */
const plan = ({ deps }: Batch, visits: readonly MemberVisit[], logged: Logged, { placed, newcomers }: Before): Plan => {
  const planned: Plan = { children: [], roots: [], firstArrivals: [] };
  const asked = new Set<string>();
  for (const visit of visits) {
    const { memberId, cardId } = visit.event;
    const arrival = logged.get(visit);
    if (arrival && newcomers.has(memberId)) {
      const { claim, node } = arrival.arriving;
      planned.firstArrivals.push({ memberId, nodeId: node.id, channel: claim.channel });
    }
    if (takesChild(arrival)) {
      const { claim, node } = arrival.arriving;
      const child = `${node.id} ${memberId}`;
      if (!asked.has(child)) planned.children.push({ id: deps.newId(), parentId: node.id, memberId, channel: claim.channel, visit: arrival });
      asked.add(child);
    } else if (!placed.has(keyOf({ memberId, cardId }))) planned.roots.push({ id: deps.newId(), memberId, cardId, visit });
    placed.add(keyOf({ memberId, cardId }));
    newcomers.delete(memberId);
  }
  return planned;
};

const taken = <V extends Visit>(planned: readonly { id: Id; visit: V }[], added: ReadonlySet<Id>): Place<V>[] =>
  planned.filter(({ id }) => added.has(id)).map(({ id, visit }) => ({ nodeId: id, visit }));

/** Gives the members of a batch their places. Those who stand on the way to the node they came by have theirs. */
export const takePlaces = async (batch: Batch, visits: readonly Visit[], logged: Logged): Promise<Taken> => {
  const { tx, at } = batch;
  const members = visits.filter(isMembers).filter(({ ownId }) => ownId === undefined);
  const { children, roots, firstArrivals } = plan(batch, members, logged, await readBefore(batch, members, logged));
  return {
    children: taken(children, await addChildren(tx, children, at)),
    roots: taken(roots, await addRoots(tx, roots, at)),
    firstArrivals,
  };
};
