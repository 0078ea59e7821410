import { startBackground } from '../../../server/background';
import { sql } from '../../../server/database/database';
import type { Deps } from '../../../server/deps';
import { startExchange } from '../../../server/exchanges/start-exchange';
import { connectCardPoints } from '../../../server/gateways/card-points/card-points';
import { aStep, newHolder } from '../../support/exchanges';
import { startService, type Service } from '../../support/service';

let service: Service;

jest.setTimeout(60_000);

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const ASKED = sql('test.asked_again', `select count(*) filter (where attempts > 0)::int as asked, count(*)::int as pending from exchanges where state = 'pending'`);

/** The service, waiting a moment for the card side. */
const hasty = (): Deps => ({ ...service.deps, cardPoints: connectCardPoints({ ...service.sandbox.cardPoints.options, timeoutMs: 500 }) });

test('however many exchanges are due and however silent the card side is, stopping waits for those that are being asked for', async () => {
  const holder = await newHolder(service.deps);
  for (let started = 0; started < 20; started += 1) await startExchange(service.deps, holder.id, aStep('out'));
  service.clock.advance(5_000);
  service.sandbox.cardPoints.plan('ask', 'silent', 20);
  const faults: unknown[] = [];
  await startBackground(hasty(), (fault) => faults.push(fault)).stop();
  expect(faults).toEqual([]);
  expect(await service.deps.database.query(ASKED)).toEqual([{ asked: 10, pending: 20 }]);
});
