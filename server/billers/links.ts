import type { FieldValues } from '@micro-branch/contract/billers';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import type { BillAnswer, Delivery, DeliveryOutcome } from './biller-link';
import { askHosted, deliverHosted, findHostedBill } from './hosted-link';
import type { Biller } from './store';

/** One biller, wherever its bills are. */
interface Link {
  findBill(fields: FieldValues): Promise<BillAnswer>;
  deliver(delivery: Delivery): Promise<DeliveryOutcome>;
  ask(paymentId: Id): Promise<DeliveryOutcome | { state: 'absent' }>;
}

/** A biller answers itself, or has left its bills with us: who pays it need not know. */
export const linkTo = (deps: Deps, biller: Biller): Link => {
  const { key, settlement } = biller.content;
  if (settlement.link === 'hosted') {
    return {
      findBill: (fields) => findHostedBill(deps, biller, fields),
      deliver: (delivery) => deliverHosted(deps, biller, delivery),
      ask: (paymentId) => askHosted(deps.database, paymentId),
    };
  }
  return {
    findBill: (fields) => deps.billerLink.findBill(key, fields),
    deliver: (delivery) => deps.billerLink.deliver(delivery),
    ask: (paymentId) => deps.billerLink.ask(paymentId),
  };
};
