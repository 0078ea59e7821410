import type { OpenAnswer } from '@micro-branch/contract/referrals';
import type { Id } from '../ids';
import { presentMasked } from '../masking';
import { findMembers, type Member } from '../members/store';
import { codesOf } from './codes';
import { listHanded, type HandedOn, type Node } from './nodes';
import type { Batch, Visit } from './visits';

const isFromSomebodyElse = ({ event, arriving }: Visit): boolean => arriving !== undefined && arriving.node.memberId !== event.memberId;

const presentSharer = (visit: Visit, sharers: ReadonlyMap<Id, Member>): OpenAnswer['sharedBy'] => {
  if (!visit.arriving || !isFromSomebodyElse(visit)) return null;
  const sharer = sharers.get(visit.arriving.node.memberId)!;
  // A post is the bank's to end: until it does, nobody stands for the branch by it who has gone.
  return { maskedName: presentMasked(sharer), staffOf: sharer.isErased ? null : sharer.staffBranch };
};

const handedOnBy = ({ event: { memberId, cardId }, arriving, ownId }: Visit): HandedOn[] =>
  memberId === null ? [] : [{ memberId, cardId, parentId: arriving?.node.id ?? null, ownId: ownId ?? null }];

/** What pages hear that wait: who shared the card, masked, and what a member may hand on. After everything is written. */
export const answerOpens = async ({ deps, tx }: Batch, visits: readonly Visit[]): Promise<Map<Visit, OpenAnswer>> => {
  const ofMembers = visits.filter(({ event }) => event.memberId !== null);
  const nodes = await listHanded(tx, ofMembers.flatMap(handedOnBy));
  const nodeOf = new Map<Visit, Pick<Node, 'id' | 'generation'>>(ofMembers.map((visit, at) => [visit, nodes[at]!]));
  const shared = visits.filter(isFromSomebodyElse);
  const sharers = await findMembers(tx, shared.map(({ arriving }) => arriving!.node.memberId));
  return new Map(
    visits.map((visit) => {
      const node = nodeOf.get(visit);
      return [visit, { sharedBy: presentSharer(visit, sharers), codes: node ? codesOf(deps, node, visit.shelf.shareScope) : {} }];
    }),
  );
};
