import type { NodePath } from '@micro-branch/contract/chains';
import type { Channel } from '@micro-branch/contract/referrals';
import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { getViewer, isOfBranch, presentFor, type ChainPerson } from './staff-viewer';

interface PathPlace extends ChainPerson {
  nodeId: Id;
  cardId: Id;
  depth: number;
  staffOf: string | null;
  channel: Channel | null;
  arrivedAt: Date;
}

/** A node knows its own path, so this is one row and then one for each hop, 513 at most. */
const PATH = sql(
  'chains.path',
  `select n.id as "nodeId", n.card_id as "cardId", n.depth, n.channel, n.arrived_at as "arrivedAt", m.name,
     m.erased_at is not null as "isErased", m.branch_id as "branchId", s.branch_id as "staffBranchId", b.name as "staffOf"
   from nodes n join members m on m.id = n.member_id
   left join staff s on s.member_id = m.id left join branches b on b.id = s.branch_id
   where n.id = any((select path from nodes where id = $1)::bigint[]) order by n.depth`,
);

/**
 * How the holder of a node came to it. Staff may ask where somebody of their branch stands on the way, be it at its end; for any other
 * node, be it there or not, the answer is `not-found`. Refuses with `role-required` whoever is not staff.
 */
export const getNodePath = async ({ database }: Deps, memberId: Id, nodeId: Id): Promise<NodePath> => {
  const viewer = await getViewer(database, memberId);
  const places = await database.query<PathPlace>(PATH, [nodeId]);
  const [root] = places;
  if (!root || !(viewer.seesAll || places.some((place) => isOfBranch(viewer, place)))) throw new Refusal('not-found');
  return {
    cardId: root.cardId,
    places: places.map((place) => ({
      nodeId: place.nodeId,
      depth: place.depth,
      ...presentFor(viewer, place),
      staffOf: place.staffOf,
      channel: place.channel,
      arrivedAt: place.arrivedAt.toISOString(),
    })),
  };
};
