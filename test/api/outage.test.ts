import pg from 'pg';
import { isOutage, sql } from '../../server/database/database';
import { cardOnShelf } from '../support/cards';
import { startService, type Service } from '../support/service';

const SLEEP = sql('test.sleep', 'select pg_sleep(30)');
const OWN_PID = sql('test.own_pid', 'select pg_backend_pid() pid');

let service: Service;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** What a failover does: the server ends a connection that is in use. */
const endConnection = async (pid: number): Promise<void> => {
  await service.deps.database.query(sql('test.terminate', 'select pg_terminate_backend($1)'), [pid]);
};

test('a connection that is ended in the middle of a transaction fails that one, as an outage, and nothing else', async () => {
  const { database } = service.deps;
  const work = database.transaction(async (tx) => {
    const [row] = await tx.query<{ pid: number }>(OWN_PID);
    await Promise.all([tx.query(SLEEP), endConnection(row!.pid)]);
  });
  const failure: unknown = await work.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(pg.DatabaseError);
  expect(isOutage(failure)).toBe(true);
  expect(await service.get('/ready')).toMatchObject({ status: 200 });
});

test('a request that waits too long for the database is told to come again', async () => {
  const cardId = await cardOnShelf(service.deps);
  const release: (() => void)[] = [];
  const held = Array.from({ length: 10 }, () =>
    service.deps.database.transaction(() => new Promise<void>((resolve) => release.push(resolve))),
  );
  const answer = await service.get(`/api/cards/${cardId}`);
  release.forEach((end) => end());
  await Promise.all(held);
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' }, body: { error: { code: 'busy' } } });
}, 20_000);
