import type { Deps } from '../deps';
import type { EventHandlers } from '../events/outbox';
import { shanghaiDay } from '../shanghai';
import { earnForConversion } from './conversion-points';
import { wasGiven } from './earnings';
import { give } from './give';
import { giveForPayment } from './give-for-payment';
import { lockPoints } from './lock-points';
import { getRules } from './rule-versions';

/** What points make of other rooms' facts. */
export const pointEventHandlers = (deps: Deps): EventHandlers => ({
  'payment-made': (tx, payment) => giveForPayment(tx, deps, payment),
  'application-made': async (tx, { memberId, cardClass, appliedAt }) => {
    const at = new Date(appliedAt);
    const inForce = await getRules(tx, at);
    const earning = earnForConversion(inForce.rules, cardClass);
    if (!earning) return;
    const named = { memberId, source: 'conversion' as const, reference: cardClass };
    await lockPoints(tx, deps, memberId);
    if (await wasGiven(tx, named)) return;
    await give(tx, deps, { ...named, ...earning, earnedOn: shanghaiDay(at) }, inForce);
  },
});
