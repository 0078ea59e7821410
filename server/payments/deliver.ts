import type { Biller } from '../billers/store';
import { getBillerVersion } from '../billers/store';
import type { DeliveryOutcome } from '../billers/biller-link';
import { linkTo } from '../billers/links';
import { openFields } from '../bills/open-fields';
import { sql } from '../database/database';
import type { Deps } from '../deps';
import { firstAskAt } from '../jobs/ask-again';
import { shanghaiDay } from '../shanghai';
import { refundPayment } from './refund';
import { graceUntil } from './release';
import { findPayment, noteUnknown, type Payment } from './store';

const DELIVERED = sql('payments.delivered', 'select payment_delivered($1, $2, $3, $4, $5)');
const REFUSED = sql('payments.refused', 'select payment_refused($1, $2, $3, $4, $5, $6) as "isNew"');

const THEIRS = 'theirs:';

/** The biller's own number of the bill; null where it knows of none. */
const theirBillId = ({ claim }: Payment): string | null => (claim.startsWith(THEIRS) ? claim.slice(THEIRS.length) : null);

/** Points and coupon are the member's again in the step that says so; whoever writes it sends the money back. */
const refuse = async (deps: Deps, payment: Payment, reason: string): Promise<void> => {
  const { database, clock } = deps;
  const now = clock.now();
  const until = await graceUntil(database, deps, payment);
  const [said] = await database.query<{ isNew: boolean }>(REFUSED, [payment.id, reason, firstAskAt(now), until, shanghaiDay(now), now]);
  if (said!.isNew) await refundPayment(deps, (await findPayment(database, payment.id))!);
};

const conclude = async (deps: Deps, payment: Payment, outcome: DeliveryOutcome): Promise<void> => {
  const { database, clock, newId } = deps;
  if (outcome.state === 'unknown') return noteUnknown(database, payment, outcome.why);
  if (outcome.state === 'refused') return refuse(deps, payment, outcome.reason);
  await database.query(DELIVERED, [payment.id, outcome.theirId, outcome.acceptedOn, newId(), clock.now()]);
};

const deliverBy = async (deps: Deps, payment: Payment, biller: Biller): Promise<void> => {
  const { id, accountId, fieldsSealed, amountFen } = payment;
  if (fieldsSealed === null) return; // it has ended
  const fields = openFields(deps, accountId, fieldsSealed);
  const delivery = { paymentId: id, billerKey: biller.content.key, fields, theirBillId: theirBillId(payment), amountFen };
  await conclude(deps, payment, await linkTo(deps, biller).deliver(delivery));
};

const billerOf = ({ database }: Deps, { billerId, billerVersion }: Payment): Promise<Biller> => getBillerVersion(database, billerId, billerVersion);

/** Tells the biller of a payment whose money has come. The same payment, told however often, is accepted once. */
export const deliverPayment = async (deps: Deps, payment: Payment): Promise<void> => deliverBy(deps, payment, await billerOf(deps, payment));

/** Asks the biller what became of a payment; what it never heard of is told again, under the same number. */
export const askBiller = async (deps: Deps, payment: Payment): Promise<void> => {
  const biller = await billerOf(deps, payment);
  const heard = await linkTo(deps, biller).ask(payment.id);
  await (heard.state === 'absent' ? deliverBy(deps, payment, biller) : conclude(deps, payment, heard));
};
