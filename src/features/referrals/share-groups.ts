import type { ShareList } from '@micro-branch/contract/referrals';

export type Share = ShareList['shares'][number];
export type ShareTotals = Pick<Share['totals'], 'opens' | 'visitors' | 'conversions'>;

export interface ShareGroup {
  cardId: string;
  cardTitle: string;
  shares: Share[];
  totals: ShareTotals;
}

/** Shares of one card have no place in common below them, so their figures add up. */
export const sumTotals = (shares: readonly Pick<Share, 'totals'>[]): ShareTotals => {
  const sum = { opens: 0, visitors: 0, conversions: 0 };
  for (const { totals } of shares) {
    sum.opens += totals.opens;
    sum.visitors += totals.visitors;
    sum.conversions += totals.conversions;
  }
  return sum;
};

/** One group a card, in the order in which the cards come first. */
export const groupByCard = (shares: readonly Share[]): ShareGroup[] => {
  const groups = new Map<string, Share[]>();
  for (const share of shares) groups.set(share.cardId, [...(groups.get(share.cardId) ?? []), share]);
  return [...groups].map(([cardId, own]) => ({ cardId, cardTitle: own[0]!.cardTitle, shares: own, totals: sumTotals(own) }));
};
