import type { ExchangeTerms } from '@micro-branch/contract/exchanges';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { getRules } from '../points/rule-versions';
import { Refusal } from '../refusal';
import { shanghaiDay } from '../shanghai';
import { ratesOf } from './rules';
import { findUsed, getOpenid } from './store';

/** The card side as it is now. That it does not answer leaves the rest of the terms standing. */
const findCard = async (deps: Deps, memberId: Id): Promise<ExchangeTerms['card']> => {
  try {
    const account = await deps.cardPoints.findAccount(await getOpenid(deps.database, memberId));
    return account ? { state: 'ready', ...account } : { state: 'no-card', cardPoints: null, cardTail: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { state: 'unavailable', cardPoints: null, cardTail: null };
  }
};

export const getExchangeTerms = async (deps: Deps, memberId: Id): Promise<ExchangeTerms> => {
  const now = deps.clock.now();
  const { version, rules } = await getRules(deps.database, now);
  const used = await findUsed(deps.database, memberId, shanghaiDay(now));
  return { rulesVersion: version, rates: ratesOf(rules, used), card: await findCard(deps, memberId) };
};
