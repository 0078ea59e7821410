import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Payment } from './store';
import { noteUnknown } from './store';
import type { RefundOutcome } from './wechat-pay';

/** What was refused needs somebody, who needs time; meanwhile it stays in every reconciliation. */
const REFUSED_PAUSE_MS = 3_600_000;

const REFUNDED = sql('payments.refunded', 'select payment_refunded($1, $2, $3, $4, $5)');

/** Writes what became of a refund, once, whoever learns it. One that was refused is still owed: it stays, and is asked for again. */
export const noteRefund = async (deps: Deps, payment: Pick<Payment, 'id'>, outcome: RefundOutcome): Promise<void> => {
  const { database, clock, newId } = deps;
  const now = clock.now();
  const open = { id: payment.id, state: 'refunding' as const };
  if (outcome.state === 'unknown') return noteUnknown(database, open, outcome.why);
  if (outcome.state === 'refused') return noteUnknown(database, open, `refused: ${outcome.reason}`, new Date(now.getTime() + REFUSED_PAUSE_MS));
  await database.query(REFUNDED, [payment.id, outcome.theirId, outcome.refundedOn, newId(), now]);
};

/** All that came goes back to where it came from. The same refund, asked for however often, goes back once. */
export const refundPayment = async (deps: Deps, payment: Payment): Promise<void> => {
  const { id, method, collectedFen, reason } = payment;
  const fen = collectedFen!;
  const outcome =
    method === 'wechat' ? await deps.wechatPay.refund({ paymentId: id, fen, reason: reason ?? '' }) : await deps.bankDebits.refund({ id, fen });
  await noteRefund(deps, payment, outcome);
};
