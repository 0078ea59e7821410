import { randomUUID } from 'node:crypto';
import type { MeView } from '@micro-branch/contract/members';
import { points } from '@micro-branch/contract/units';
import { openDatabase, sql, type Queryable } from '../../server/database/database';
import { emit } from '../../server/events/outbox';
import { createIds } from '../../server/ids';
import { holdCash, settleCash } from '../../server/points/cash';
import { getRules } from '../../server/points/rule-versions';
import type { SeededService } from './seeded-service';
import { ask, signIn } from './site';

/** No other process of the tests makes ids with this number, which the service draws by lot, in the same millisecond. */
const PROCESS_NUMBER = 1023;

const WAITING = sql('test.payment_events', `select id from events where payload->>'paymentId' = $1`);
const PAUSE_MS = 50;
const PATIENCE_MS = 20_000;

/** The service has heard of it when its events are gone. */
const heard = async (db: Queryable, paymentId: string): Promise<void> => {
  const deadlineMs = performance.now() + PATIENCE_MS;
  while ((await db.query(WAITING, [paymentId])).length > 0) {
    if (performance.now() > deadlineMs) throw new Error(`after ${PATIENCE_MS / 1_000} s the service had not heard of the payment`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
};

export interface Bill {
  billFen: number;
  /** Points that take a part of it off, at the rate of the seed: 100 for a yuan. */
  pointsOff: number;
}

/**
 * Somebody pays a bill, in the database of the running service: there is no room for bills yet, so this does what that room
 * will do to points. Points are held, then kept, and the payment is told of, twice, as events may be. Comes back when the service
 * has heard of it.
 */
export const payBill = async ({ url, databaseUrl }: Pick<SeededService, 'url' | 'databaseUrl'>, person: string, { billFen, pointsOff }: Bill): Promise<void> => {
  const token = await signIn(url, person);
  const { id: memberId } = (await ask(`${url}/api/members/me`, { token })) as MeView;
  const database = openDatabase(databaseUrl, { connectionsMax: 1 });
  const deps = { clock: { now: () => new Date() }, newId: createIds(PROCESS_NUMBER, () => Date.now()) };
  const payment = { memberId, paymentId: randomUUID() };
  try {
    const { version } = await getRules(database, deps.clock.now());
    await database.transaction(async (tx) => {
      if (pointsOff > 0) {
        await holdCash(tx, deps, { ...payment, billFen, points: points(pointsOff), rulesVersion: version });
        await settleCash(tx, deps, payment);
      }
      const paid = { ...payment, accountId: '1', amountFen: billFen, biller: '国网电力', paidFen: billFen - pointsOff, paidAt: deps.clock.now().toISOString() };
      await emit(tx, deps, 'payment-made', paid);
      await emit(tx, deps, 'payment-made', paid);
    });
    await heard(database, payment.paymentId);
  } finally {
    await database.close();
  }
};
