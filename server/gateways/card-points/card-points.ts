import type { CardAccount, CardPoints, MoveOutcome } from '../../exchanges/card-points';
import { Refusal } from '../../refusal';
import { callPartner, type PartnerAnswer, type PartnerOptions } from '../partner/call-partner';
import { askFor, order, readOutcome, type PartnerOutcome } from '../partner/outcomes';

const TAIL = /^\d{4}$/;
const REASONS: Partial<Record<string, 'short' | 'no-card'>> = { SHORT: 'short', NO_CARD: 'no-card' };

const unavailable = (reason: string): Refusal => new Refusal('card-points-unavailable', `findAccount: ${reason}`);

const readAccount = ({ status, fields }: PartnerAnswer): CardAccount | null => {
  if (status === 404 && fields['reason'] === 'NO_CARD') return null;
  const { cardPoints, cardTail } = fields;
  const isPoints = typeof cardPoints === 'number' && Number.isSafeInteger(cardPoints) && cardPoints >= 0;
  if (status !== 200 || !isPoints || typeof cardTail !== 'string' || !TAIL.test(cardTail)) throw unavailable(`HTTP ${status}, no account`);
  return { cardPoints, cardTail };
};

/** In the words of the exchange: of their reasons two mean something to a member. */
const translate = (outcome: PartnerOutcome): MoveOutcome =>
  outcome.state === 'refused' ? { state: 'refused', reason: REASONS[outcome.reason] ?? 'other' } : outcome;

/** The credit-card points system. Its address is the only difference between the bank's and the sandbox. */
export const connectCardPoints = (options: PartnerOptions): CardPoints => ({
  findAccount: (openid) =>
    callPartner(options, `/accounts/${encodeURIComponent(openid)}`).then(readAccount, (error: Error) => {
      throw unavailable(error.message);
    }),
  move: async (said) => translate(await order(options, '/movements', said)),
  ask: async (id) => {
    const heard = await askFor(options, `/movements/${id}`, readOutcome);
    return heard.state === 'absent' ? heard : translate(heard);
  },
});
