import type { Id } from '../ids';
import type { SharerDay } from './facts';
import { atLeast, isCrossed, nodesOf, RULES, type Finding } from './rules';

type Mutual = Pick<SharerDay, 'cardsAbove' | 'cardsBelow'>;

const figuresOf = ({ cardsAbove, cardsBelow }: Mutual, opens: number, memberId: Id, { loop }: typeof RULES): Finding['figures'] => {
  const mutual = Math.min(cardsAbove.get(memberId) ?? 0, cardsBelow.get(memberId) ?? 0);
  return [atLeast('mutual-cards', mutual, loop.mutualCardsMin), atLeast('opens-in-day', opens, loop.opensPerDayMin)].filter((figure) => isCrossed([figure]));
};

/**
 * Two members who bring each other under card after card, or one who opens the same sharer's codes all day. That somebody opened a code
 * of their own or of a descendant is written nowhere (docs/referrals.md), so no rule can see it.
 */
export const findLoops = (day: SharerDay, rules = RULES): Finding[] => {
  const openers = new Set([...day.arrivals.map(({ memberId }) => memberId), ...day.opensByMember.keys()]);
  return [...openers].flatMap((memberId) => {
    if (memberId === day.sharerId) return [];
    const figures = figuresOf(day, day.opensByMember.get(memberId) ?? 0, memberId, rules);
    if (figures.length === 0) return [];
    const nodeIds = nodesOf(day.arrivals.filter((arrival) => arrival.memberId === memberId));
    return [{ kind: 'loop', sharerId: day.sharerId, openerId: memberId, windowStart: day.dayStart, figures, nodeIds }];
  });
};
