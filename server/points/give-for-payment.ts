import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { EventPayloads } from '../events/outbox';
import { shanghaiDay } from '../shanghai';
import { sumPayments, wasGiven } from './earnings';
import { give } from './give';
import { lockPoints } from './lock-points';
import { earnForPayment } from './payment-points';
import { getRules } from './rule-versions';
import { nameSubject } from './subjects';

/**
 * Gives what a payment earns, once for each payment, by the rules and the caps of the moment it was paid. The caps are counted
 * behind the lock of the member's account, so payments at once cannot pass them. A payment that earns nothing posts nothing.
 */
export const giveForPayment = async (
  tx: Queryable,
  deps: Pick<Deps, 'clock' | 'newId'>,
  { paymentId, memberId, paidFen, paidAt, biller }: Omit<EventPayloads['payment-made'], 'accountId' | 'amountFen'>,
): Promise<void> => {
  const at = new Date(paidAt);
  const earnedOn = shanghaiDay(at);
  const inForce = await getRules(tx, at);
  await lockPoints(tx, deps, memberId);
  const named = { memberId, source: 'payment' as const, reference: paymentId };
  if (await wasGiven(tx, named)) return;
  const earning = earnForPayment(inForce.rules, { paidFen, ...(await sumPayments(tx, memberId, earnedOn)) });
  if (earning.points === 0) return;
  await give(tx, deps, { ...named, ...earning, earnedOn }, inForce);
  await nameSubject(tx, { about: 'payment', reference: paymentId }, biller);
};
