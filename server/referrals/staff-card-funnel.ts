import type { CardFunnel } from '@micro-branch/contract/chains';
import { findCard } from '../cards/store';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { requireRole } from '../members/require-role';
import { Refusal } from '../refusal';
import { growthOf } from './growth';
import { listCardHops } from './shares';

/**
 * What came of a card over all its trees, by hops from the root: read from `card_totals`, which the fold keeps, a row a hop
 * however many trees there are. Refuses with `role-required` without the marketing role, since it is of all branches, or `card-not-found`.
 */
export const getCardFunnel = async ({ database }: Deps, memberId: Id, cardId: Id): Promise<CardFunnel> => {
  await requireRole(database, memberId, 'marketing');
  if (!(await findCard(database, cardId))) throw new Refusal('card-not-found');
  const hops = await listCardHops(database, cardId);
  const nodesAt = new Map(hops.map(({ depth, nodes }) => [depth, nodes]));
  return { hops: hops.map((hop) => ({ ...hop, growth: growthOf(hop.nodes, nodesAt.get(hop.depth + 1) ?? 0) })) };
};
