import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { openDatabase } from '../../../server/database/database';
import type { Deps } from '../../../server/deps';
import { createIds } from '../../../server/ids';
import { addDays, shanghaiDay } from '../../../server/shanghai';
import { ROOT } from '../../support/bundle';
import { startOutsideWorld, type OutsideWorld } from '../../support/outside-world';
import { createDatabase, dropDatabase } from '../../support/postgres';
import { addBiller, addPayment, at, collect, deliver } from '../../support/reconciliation';

let world: OutsideWorld;
let databaseUrl: string;
let deps: Deps;
const day = addDays(shanghaiDay(new Date()), -1);

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** The command as whoever looks after the service runs it, in the environment of the service. */
const run = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, ...world.env, DATABASE_URL: databaseUrl };
    execFile(process.execPath, ['--import', 'tsx', join(ROOT, 'tools/reconcile.ts'), ...args], { cwd: ROOT, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

beforeAll(async () => {
  databaseUrl = await createDatabase();
  world = await startOutsideWorld();
  deps = { database: openDatabase(databaseUrl), clock: { now: () => new Date() }, newId: createIds(1_022, () => Date.now()) } as Deps;
}, 60_000);
afterAll(async () => {
  await world.stop();
  await deps.database.close();
  await dropDatabase(databaseUrl);
});

test('tells zero, a named list, or that a statement is not there, in words and by its exit code', async () => {
  const biller = await addBiller(deps, 'electricity-310100');
  const payment = await addPayment(deps, { biller, at: at(day, '12:00:00') });
  await collect(deps, payment, at(day, '12:00:00'));
  await deliver(deps, payment, at(day, '12:00:01'));
  await world.tellStatement('wechat', day, `collected,${payment.id},${payment.payFen}`);
  await world.tellStatement('billers', day, `delivered,${payment.id},${payment.amountFen},${biller.key}`);
  const zero = await run('--on', day);
  expect(zero).toMatchObject({ code: 0, stdout: expect.stringContaining('零差异') as string });
  await world.tellStatement('billers', day, '');
  const different = await run('--on', day);
  expect(different.code).toBe(1);
  expect(different.stdout).toContain(`编号 ${payment.id}，我方 100.00 元，对方 无，我方状态：缴费成功`);
  expect(different.stdout).toContain('建议：以同一缴费编号请缴费机构补入账');
  await world.setFailureRate(1);
  const waiting = await run('--on', day, '--json');
  expect(waiting.code).toBe(3);
  expect(JSON.parse(waiting.stdout)).toMatchObject({ day, state: 'waiting', waitingFor: 'wechat', differences: [] });
}, 120_000);

test.each([[[]], [['--on', '2026-02-30']], [['--on', 'yesterday']], [['--of', '2026-11-28']]])('explains itself instead of guessing what %j means', async (args) => {
  const { code, stdout, stderr } = await run(...args);
  expect([code, stdout]).toEqual([args[0] === '--of' ? 1 : 2, '']);
  expect(stderr).toContain('npm run reconcile');
}, 60_000);
