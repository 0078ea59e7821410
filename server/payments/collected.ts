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
 * Writes that the money came, however often and from wherever it is heard. Only who wrote it is given what is to be done next: telling the
 * biller, or sending back what cannot be kept. Who finds it written leaves that to them, and to the job should they have died.
 */
export const writeCollected = async (deps: Deps, paymentId: Id, { theirId, paidFen, paidAt, paidOn }: Collected): Promise<(() => Promise<void>) | undefined> => {
  const { database, clock } = deps;
  const payment = (await findPayment(database, paymentId))!;
  if (payment.state !== 'unpaid' && payment.state !== 'closed') return undefined;
  const now = clock.now();
  const until = paidFen === payment.payFen ? null : await graceUntil(database, deps, payment);
  const said = [paymentId, paidFen, theirId, paidAt, paidOn, firstAskAt(now), until, shanghaiDay(now), now];
  const [{ became }] = (await database.query<{ became: Became }>(COLLECTED, said)) as [{ became: Became }];
  if (became === 'known') return undefined;
  const goOn = became === 'collected' ? deliverPayment : refundPayment;
  return async () => goOn(deps, (await findPayment(database, paymentId))!);
};

/** Writes it, and goes on when it was this call that wrote it. */
export const noteCollected = async (deps: Deps, paymentId: Id, collected: Collected): Promise<void> => {
  const goOn = await writeCollected(deps, paymentId, collected);
  await goOn?.();
};
