import { contentSchemas, type CardContent } from '@micro-branch/contract/card-content';
import type { ShareScope } from '@micro-branch/contract/cards';
import { FormatRegistry } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { hashContent } from './content-hash';
import { contentFaults } from './rules';
import { saveCardHead, saveDraft } from './store';

const FAULTS_MAX = 20;

/** TypeBox knows no formats of its own: a day is one that the calendar has. */
FormatRegistry.Set('date', (text) => {
  const atMs = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(text);
});

export interface CardToSave {
  authorId: Id;
  /** A slug that stays: saving under the same key changes that card's draft. */
  cardKey: string;
  content: CardContent;
  shareScope: ShareScope;
  featuredRank: number | null;
  isDemonstration: boolean;
}

/** Refuses with `card-content-refused` and every reason, so that a marketer mends all of it at once. */
const checkContent = (content: CardContent): void => {
  const errors = [...Value.Errors(contentSchemas[content.class], content)].slice(0, FAULTS_MAX);
  const shapeFaults = errors.map(({ path, message }) => `${path}: ${message}`);
  const faults = shapeFaults.length > 0 ? shapeFaults : contentFaults(content);
  if (faults.length > 0) throw new Refusal('card-content-refused', faults.join('；'));
};

/**
 * Saves what a marketer wrote as the card's draft; what the page shows stays the approved snapshot. A card without its
 * class's mandatory facts, or with a word that may not be used, is not saved at all. Nor can a card change its class.
 */
export const saveCard = async (deps: Deps, card: CardToSave): Promise<Id> => {
  checkContent(card.content);
  const { cardKey, content, shareScope, featuredRank, isDemonstration, authorId } = card;
  return deps.database.transaction(async (tx) => {
    const head = { id: deps.newId(), key: cardKey, class: content.class, featuredRank, isDemonstration };
    const saved = await saveCardHead(tx, head);
    if (saved.class !== content.class) throw new Refusal('card-content-refused', '产品类别不能更改');
    const contentHash = hashContent(content, shareScope);
    await saveDraft(tx, { cardId: saved.id, content, shareScope, contentHash, authorId, savedAt: deps.clock.now() });
    return saved.id;
  });
};
