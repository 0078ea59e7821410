import type { ChainGraph } from '@micro-branch/contract/referrals';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { presentMasked } from '../masking';
import { Refusal } from '../refusal';
import { groupCount } from './group-count';
import { countChildren, findChildPlace, findOwnPlace, listGroups, listLargest, type Group, type Place } from './tree-slice';

const RINGS_MAX = 3;
const CONTACTS_MAX = 14;
const ME = '我';

type GraphNode = ChainGraph['nodes'][number];

const NOBODY = { label: null, channel: null, arrivedAt: null, canFocus: false } as const;

/** The member's own place: its number is that of the head of the page, and as exact. */
const presentMe = ({ id, below, arrivedAt }: Place): GraphNode => ({
  ...NOBODY,
  id,
  parentId: null,
  kind: 'me',
  ring: 0,
  label: ME,
  people: below,
  arrivedAt: arrivedAt.toISOString(),
});

const presentContact = (place: Place, parentId: Id | null): GraphNode => ({
  id: place.id,
  parentId,
  kind: 'contact',
  ring: parentId === null ? 0 : 1,
  label: presentMasked(place),
  people: groupCount(place.below),
  channel: place.channel,
  arrivedAt: place.arrivedAt.toISOString(),
  canFocus: parentId !== null && place.below > 0,
});

const groupId = ({ nodeId, depth }: Pick<Group, 'nodeId' | 'depth'>): string => `${nodeId}:${depth}`;

/** The hops below contacts that stand in `ring`, each hanging on the one before it. Whatever the fold has not joined yet is left out. */
const presentGroups = (groups: readonly Group[], ring: number): GraphNode[] => {
  const there = new Set(groups.map(groupId));
  return groups.flatMap((group): GraphNode[] => {
    const above = groupId({ ...group, depth: group.depth - 1 });
    const parentId = group.depth === 1 ? group.nodeId : above;
    if (parentId === above && !there.has(above)) return [];
    return [{ ...NOBODY, id: groupId(group), parentId, kind: 'group', ring: ring + group.depth, people: groupCount(group.nodes) }];
  });
};

/** The contacts that are not drawn. The fold may be a moment behind what was listed: then there are none. */
const presentRest = (parentId: Id, people: number): GraphNode[] =>
  people > 0 ? [{ ...NOBODY, id: `${parentId}:rest`, parentId, kind: 'rest', ring: 1, people: groupCount(people) }] : [];

const drawOwn = async (db: Queryable, own: Place): Promise<GraphNode[]> => {
  const contacts = await listLargest(db, own, CONTACTS_MAX);
  const groups = await listGroups(db, contacts.map(({ id }) => id), RINGS_MAX - 1);
  const children = await countChildren(db, own.id);
  return [
    presentMe(own),
    ...contacts.map((contact) => presentContact(contact, own.id)),
    ...presentRest(own.id, children - contacts.length),
    ...presentGroups(groups, 1),
  ];
};

const drawContact = async (db: Queryable, contact: Place): Promise<GraphNode[]> => {
  const groups = await listGroups(db, [contact.id], RINGS_MAX);
  return [presentContact(contact, null), ...presentGroups(groups, 0)];
};

/**
 * The slice of a tree that the chain page draws. The focus is the member's own share or one of its direct contacts; for anything
 * else, be it there or not, the answer is `share-not-found`. What is read is bounded whatever the tree's shape.
 */
export const getChainGraph = async ({ database }: Deps, memberId: Id, shareId: Id, focusId = shareId): Promise<ChainGraph> => {
  const own = await findOwnPlace(database, memberId, shareId);
  if (!own) throw new Refusal('share-not-found');
  const trail = [{ id: shareId, label: ME }];
  if (focusId === shareId) return { focusId, trail, nodes: await drawOwn(database, own) };
  const contact = await findChildPlace(database, shareId, focusId);
  if (!contact) throw new Refusal('share-not-found');
  return {
    focusId,
    trail: [...trail, { id: focusId, label: presentMasked(contact) }],
    nodes: await drawContact(database, contact),
  };
};
