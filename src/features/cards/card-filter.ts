import type { CardSections, CardSummary, RiskLevel } from '@micro-branch/contract/cards';

export const TERMS = {
  demand: { words: '活期', isIn: (days: number) => days === 0 },
  quarter: { words: '3 个月以内', isIn: (days: number) => days > 0 && days <= 92 },
  year: { words: '3 个月至 1 年', isIn: (days: number) => days > 92 && days <= 365 },
  longer: { words: '1 年以上', isIn: (days: number) => days > 365 },
} as const;
export type Term = keyof typeof TERMS;

export const RISK_LEVELS: readonly RiskLevel[] = ['R1', 'R2', 'R3', 'R4', 'R5'];

/** Null is no wish. A card whose class has no term, or no level, fits no wish about it. */
export interface CardFilter {
  term: Term | null;
  riskLevel: RiskLevel | null;
}

const fits = (card: CardSummary, { term, riskLevel }: CardFilter): boolean =>
  (term === null || (card.termDays !== null && TERMS[term].isIn(card.termDays))) &&
  (riskLevel === null || card.riskLevel === riskLevel);

/** Leaves cards out and never reorders them: nothing is ranked by return. A class with nothing left has no section. */
export const filterSections = (sections: CardSections['sections'], filter: CardFilter): CardSections['sections'] =>
  sections
    .map((section) => ({ ...section, cards: section.cards.filter((card) => fits(card, filter)) }))
    .filter((section) => section.cards.length > 0);
