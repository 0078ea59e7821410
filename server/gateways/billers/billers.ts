import type { BillerLink } from '../../billers/biller-link';
import { callPartner, type PartnerOptions } from '../partner/call-partner';
import { readBill, readDelivery } from './answers';
import { readStatement } from './statement';

const away = (error: Error): { state: 'away'; why: string } => ({ state: 'away', why: error.message });

const unknown = (error: Error): { state: 'unknown'; why: string } => ({ state: 'unknown', why: error.message });

/** Billers that answer themselves, behind one address and one key. The address is the only difference between them and the sandbox. */
export const connectBillers = (options: PartnerOptions): BillerLink => ({
  findBill: (billerKey, fields) => callPartner(options, '/bills', { billerKey, fields }).then(readBill, away),
  deliver: ({ paymentId, ...delivery }) => callPartner(options, '/deliveries', { id: paymentId, ...delivery }).then(readDelivery, unknown),
  ask: (paymentId) =>
    callPartner(options, `/deliveries/${paymentId}`).then(
      (answer) => (answer.status === 404 && answer.fields['reason'] === 'NEVER_HEARD' ? { state: 'absent' as const } : readDelivery(answer)),
      unknown,
    ),
  statement: (day) => readStatement(options, day),
});
