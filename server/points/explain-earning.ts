import type { Explanation } from '@micro-branch/contract/points';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { shanghaiDay } from '../shanghai';
import { sumPayments } from './earnings';
import { expiryDay } from './expiry-day';
import { earnForPayment } from './payment-points';
import { getRules } from './rule-versions';

/** What paying this much now would earn this member, by the same rule that would give it. Nothing is written. */
export const explainEarning = async ({ database, clock }: Deps, memberId: Id, paidFen: number): Promise<Explanation> => {
  const now = clock.now();
  const today = shanghaiDay(now);
  const { version, rules } = await getRules(database, now);
  const earning = earnForPayment(rules, { paidFen, ...(await sumPayments(database, memberId, today)) });
  return { rulesVersion: version, ...earning, expiresOn: expiryDay(rules, today) };
};
