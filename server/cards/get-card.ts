import type { Queryable } from '../database/database';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { findCard, type ApprovedCard } from './store';

/** Why a card is not shown: `card-not-found` (unknown or never shown) or `card-off-shelf`; undefined when it is on the shelf. */
export const refusalOfCard = (card: Pick<ApprovedCard, 'status'> | undefined): Refusal | undefined => {
  if (!card || card.status === 'draft') return new Refusal('card-not-found');
  return card.status === 'off-shelf' ? new Refusal('card-off-shelf') : undefined;
};

/** A card on the shelf. Refuses with `card-not-found` or `card-off-shelf`. */
export const getCard = async (db: Queryable, id: Id): Promise<ApprovedCard> => {
  const card = await findCard(db, id);
  const refusal = refusalOfCard(card);
  if (refusal) throw refusal;
  return card!;
};
