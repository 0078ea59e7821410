import { createHash } from 'node:crypto';
import { PartnerRefusal } from '../partner/signatures';
import { hasCreditCard } from '../wechat/people';

const POINTS = { min: 12_000, span: 36_000 };

const numberOf = (openid: string, about: string): number =>
  createHash('sha256').update(`${about} of ${openid}`).digest().readUInt32BE();

/** Everybody has a card with the same points at every start, but for the people whose name says that they have none. */
export const createAccounts = () => {
  const moved = new Map<string, number>();
  const balanceOf = (openid: string): number | null =>
    hasCreditCard(openid) ? POINTS.min + (numberOf(openid, 'points') % POINTS.span) + (moved.get(openid) ?? 0) : null;
  return {
    balanceOf,
    get: (openid: string): { cardPoints: number; cardTail: string } => {
      const cardPoints = balanceOf(openid);
      if (cardPoints === null) throw new PartnerRefusal(404, 'NO_CARD');
      return { cardPoints, cardTail: String(numberOf(openid, 'card') % 10_000).padStart(4, '0') };
    },
    /** Adds to a card, or takes from it. Gives why not. */
    move: (openid: string, cardPoints: number): 'NO_CARD' | 'SHORT' | undefined => {
      const balance = balanceOf(openid);
      if (balance === null) return 'NO_CARD';
      if (balance + cardPoints < 0) return 'SHORT';
      moved.set(openid, (moved.get(openid) ?? 0) + cardPoints);
      return undefined;
    },
  };
};

export type Accounts = ReturnType<typeof createAccounts>;
