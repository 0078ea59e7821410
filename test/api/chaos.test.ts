import { stormPayments } from '../../tools/chaos/payments';
import { ADMIN_URL } from '../support/postgres';

const LIMIT_MS = 240_000;

test('a service that is killed twice under load, in a world that fails, loses no payment, pays none twice and leaves none without an end', async () => {
  const said: string[] = [];
  process.env.DATABASE_URL = process.env[ADMIN_URL];
  const { acknowledged, ...wrong } = await stormPayments({ kills: 2, clients: 4, failures: 0.1, report: (line) => void said.push(line) }).finally(
    () => delete process.env.DATABASE_URL,
  );
  expect({ wrong, said: Object.values(wrong).some((count) => count > 0) ? said : [] }).toEqual({ wrong: { lost: 0, double: 0, stuck: 0, differences: 0 }, said: [] });
  expect(acknowledged).toBeGreaterThan(0);
}, LIMIT_MS);
