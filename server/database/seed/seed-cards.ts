import { approveCard } from '../../cards/approve-card';
import { hashContent } from '../../cards/content-hash';
import { saveCard } from '../../cards/save-card';
import { putOnShelf, takeOffShelf } from '../../cards/shelve-card';
import type { Deps } from '../../deps';
import type { Id } from '../../ids';
import { creditCardCards } from './cards-credit-card';
import { depositCards } from './cards-deposit';
import { fundCards } from './cards-fund';
import { insuranceCards } from './cards-insurance';
import { loanCards } from './cards-loan';
import { wealthCards } from './cards-wealth';
import type { SeededCard } from './seeded-card';

const cards: readonly SeededCard[] = [
  ...depositCards,
  ...wealthCards,
  ...fundCards,
  ...insuranceCards,
  ...loanCards,
  ...creditCardCards,
];

export type CardIds = ReadonlyMap<string, Id>;

/** Writes, approves and shelves every card as the two do by hand, and gives their ids by key. */
export const seedCards = async (deps: Deps, by: { authorId: Id; approverId: Id }): Promise<CardIds> => {
  const ids = new Map<string, Id>();
  for (const { key, approvalNumber, isOnShelf, ...card } of cards) {
    const cardId = await saveCard(deps, { ...card, authorId: by.authorId, cardKey: key, isDemonstration: true });
    const contentHash = hashContent(card.content, card.shareScope);
    await approveCard(deps, { cardId, approverId: by.approverId, approvalNumber, contentHash });
    await putOnShelf(deps, cardId);
    if (!isOnShelf) await takeOffShelf(deps, cardId);
    ids.set(key, cardId);
  }
  return ids;
};
