import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { firstAskAt } from '../jobs/ask-again';
import { shanghaiDay } from '../shanghai';
import { deliverPayment } from './deliver';
import { refundPayment } from './refund';
import { graceUntil } from './release';
import { findPayment } from './store';

const COLLECTED = sql('payments.collected', 'select payment_collected($1, $2, $3, $4, $5, $6, $7, $8, $9) as "became"');

/** What WeChat Pay or the bank signed of the money that came. */
interface Collected {
  theirId: string;
  paidFen: number;
  paidAt: Date;
  /** The Shanghai day in whose statement it stands. */
  paidOn: string;
}

type Became = 'collected' | 'known' | 'returning';

/**
 * Writes that the money came, however often and from wherever it is heard. Only who wrote it goes on: to the biller, or back with
 * money that cannot be kept. Who finds it written leaves the rest to them, and to the job should they have died.
 */
export const noteCollected = async (deps: Deps, paymentId: Id, { theirId, paidFen, paidAt, paidOn }: Collected): Promise<void> => {
  const { database, clock } = deps;
  const payment = (await findPayment(database, paymentId))!;
  if (payment.state !== 'unpaid' && payment.state !== 'closed') return;
  const now = clock.now();
  const until = paidFen === payment.payFen ? null : await graceUntil(database, deps, payment);
  const said = [paymentId, paidFen, theirId, paidAt, paidOn, firstAskAt(now), until, shanghaiDay(now), now];
  const [{ became }] = (await database.query<{ became: Became }>(COLLECTED, said)) as [{ became: Became }];
  if (became === 'known') return;
  const noted = (await findPayment(database, paymentId))!;
  await (became === 'collected' ? deliverPayment : refundPayment)(deps, noted);
};
