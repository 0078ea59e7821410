import type { BillerLink } from '../../billers/biller-link';
import { callPartner, type PartnerOptions } from '../partner/call-partner';
import { askFor, notTold } from '../partner/outcomes';
import { readBill, readDelivery } from './answers';
import { readStatement } from './statement';

const away = (error: Error): { state: 'away'; why: string } => ({ state: 'away', why: error.message });

/**
 * Billers that answer themselves, behind one address and one key; every question and answer is signed as `partner/signature.ts` says. The
 * address is the only difference between them and the sandbox. Money is in whole fen, days are those of Asia/Shanghai.
 *
 * `POST /bills` {billerKey, fields} → {state: DUE, holder?, bill: {id, owedFen, dueOn?, period?, items?}} | {state: NONE, holder?} |
 * {state: UNKNOWN_ACCOUNT}; `items` come to `owedFen`.
 * `POST /deliveries` {id, billerKey, fields, theirBillId, amountFen} → {state: DONE, serial, acceptedOn} | {state: REFUSED, reason} |
 * {state: PROCESSING}; the same id is accepted once, on other terms it is 409. The reason PAID_ELSEWHERE is told apart from all others.
 * `GET /deliveries/:id` → the same; 404 NEVER_HEARD when it never came.
 * `GET /statements/:day/:page` → {lines: [{id, billerKey, amountFen, serial}], last, count, fen}; pages count from 1, the last one says what
 * all of them come to.
 */
export const connectBillers = (options: PartnerOptions): BillerLink => ({
  findBill: (billerKey, fields) => callPartner(options, '/bills', { billerKey, fields }).then(readBill, away),
  deliver: ({ paymentId, ...delivery }) => callPartner(options, '/deliveries', { id: paymentId, ...delivery }).then(readDelivery, notTold),
  ask: (paymentId) => askFor(options, `/deliveries/${paymentId}`, readDelivery),
  statement: (day) => readStatement(options, day),
});
