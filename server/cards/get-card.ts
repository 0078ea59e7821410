import type { Queryable } from '../database/database';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { findCard, type ApprovedCard } from './store';

/** A card on the shelf. Refuses with `card-not-found` (unknown or never shown) or `card-off-shelf`. */
export const getCard = async (db: Queryable, id: Id): Promise<ApprovedCard> => {
  const card = await findCard(db, id);
  if (!card || card.status === 'draft') throw new Refusal('card-not-found');
  if (card.status === 'off-shelf') throw new Refusal('card-off-shelf');
  return card;
};
