import { randomInt } from 'node:crypto';
import { loadBatch } from '../../../server/batches/load-batch';
import { sql } from '../../../server/database/database';
import { addBatchBillers, BATCH_BILLER, expectDebitedOnce, rowsOf, writeLines } from '../../support/batches';
import { command, startCommand } from '../../support/command';
import { startService, type Service } from '../../support/service';

const ROWS = 2_000;
const KILLS = 2;
const PATIENCE_MS = 60_000;

jest.setTimeout(300_000);

let service: Service;

beforeAll(async () => {
  service = await startService();
  await addBatchBillers(service);
});
afterAll(() => service.close());

const ENDED = sql('test.ended', `select count(*)::int as rows from batch_rows where state in ('done', 'refused')`);

/** Waits until so many rows have ended, whoever ends them. */
const untilEnded = async (wanted: number): Promise<void> => {
  const deadlineMs = performance.now() + PATIENCE_MS;
  while ((await service.deps.database.query<{ rows: number }>(ENDED))[0]!.rows < wanted) {
    if (performance.now() > deadlineMs) throw new Error(`${wanted} rows did not end`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

test(`a batch of ${ROWS} debits that is killed ${KILLS} times, wherever it is, ends right`, async () => {
  const path = writeLines('killed', ROWS, (line, index) => (index % 100 === 99 ? { ...line, account: `62220210${index}0000` } : line));
  service.sandbox.bankDebits.setFailureRate(0.02);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const child = await startCommand(service, 'batches', 'run', path, '--biller', BATCH_BILLER, '--parallel', '4');
    await untilEnded((kill - 1) * 600 + randomInt(1, 500));
    child.kill();
    await child.ended;
  }
  const { code, out } = await command(service, 'batches', 'run', path, '--biller', BATCH_BILLER, '--json');
  service.sandbox.bankDebits.setFailureRate(0);
  expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ name: 'killed', rows: ROWS, done: ROWS - 20, refused: 20, open: 0 })]);
  expect(await rowsOf(service, 'killed')).toHaveLength(ROWS);
  await expectDebitedOnce(service, 'killed');
});

test('a load that is killed leaves nothing that runs, and goes on with the same file', async () => {
  const path = writeLines('killed-loading', 40_000, (line, index) => ({ ...line, reference: `K-${index}` }));
  const loaded = sql('test.loaded', `select rows_loaded as rows from batches where name = 'killed-loading'`);
  const child = await startCommand(service, 'batches', 'run', path, '--biller', BATCH_BILLER);
  const deadlineMs = performance.now() + PATIENCE_MS;
  while (!((await service.deps.database.query<{ rows: number }>(loaded))[0]?.rows ?? 0) && performance.now() < deadlineMs) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill();
  await child.ended;
  const [row] = await service.deps.database.query<{ rows: number }>(loaded);
  expect(row!.rows).toBeGreaterThan(0);
  expect((await rowsOf(service, 'killed-loading')).every(({ state }) => state === 'waiting')).toBe(true);
  expect(await loadBatch(service.deps, { path, billerKey: BATCH_BILLER })).toMatchObject({ rowsLoaded: 40_000 });
  expect(await rowsOf(service, 'killed-loading')).toHaveLength(40_000);
});
