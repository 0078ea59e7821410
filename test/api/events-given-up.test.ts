import { emit } from '../../server/events/outbox';
import { runEvents } from '../../server/events/runner';
import { startService, type Service } from '../support/service';

const HOUR_MS = 3_600_000;
const ATTEMPTS = 12;
let service: Service;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

test('an event that fails twelve times is tried no more, and /ready tells of it', async () => {
  const { deps, clock } = service;
  const broken = [{ 'member-erased': () => Promise.reject(new Error('out of order')) }];
  const faults: unknown[] = [];
  await deps.database.transaction((tx) => emit(tx, deps, 'member-erased', { memberId: '7', erasedAt: clock.now().toISOString() }));
  const tryOnce = async (): Promise<number> => {
    clock.advance(HOUR_MS);
    return runEvents(deps, broken, (fault) => faults.push(fault));
  };
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) expect(await tryOnce()).toBe(1);
  expect((await service.get('/ready')).body).toMatchObject({ events: { givenUp: 0 } });
  expect([await tryOnce(), await tryOnce()]).toEqual([1, 0]);
  expect((await service.get('/ready')).body).toMatchObject({ events: { givenUp: 1 } });
  expect(faults).toHaveLength(ATTEMPTS);
});
