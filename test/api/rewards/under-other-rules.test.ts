import { execFile } from 'node:child_process';
import { openDatabase } from '../../../server/database/database';
import { rewardRules } from '../../../server/database/seed/reward-rules';
import { saveHouseRules } from '../../../server/rewards/rule-versions';
import { ROOT } from '../../../tools/build';
import { createDatabase, dropDatabase } from '../../support/postgres';

jest.setTimeout(120_000);

let url: string;
beforeAll(async () => {
  url = await createDatabase();
  const database = openDatabase(url, { connectionsMax: 1 });
  await saveHouseRules({ database, clock: { now: () => new Date() } }, rewardRules, new Date());
  await database.close();
});
afterAll(() => dropDatabase(url));

const referrals = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) => {
    const child = execFile(process.execPath, ['--import', 'tsx', 'tools/referrals.ts', ...args, '--database-url', url], { cwd: ROOT }, (_error, out, err) =>
      done({ code: child.exitCode ?? -1, out, err }),
    );
  });

test('the command tells what a version of the rules would have paid, and what was paid', async () => {
  const told = await referrals('rebuild', '--verify', '--rules', '1', '--json');
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(told.out)).toMatchObject({ difference: null, under: { version: 1, rewards: 0, points: 0, refused: {}, paidPoints: 0 } });
});

test('the command refuses a version there never was, and rules without --verify', async () => {
  expect(await referrals('rebuild', '--verify', '--rules', '2')).toMatchObject({ code: 1, err: 'There is no version 2 of the rules of rewards\n' });
  for (const version of ['0', '1.5', 'x']) expect(await referrals('rebuild', '--verify', '--rules', version)).toMatchObject({ code: 2, out: '' });
  expect(await referrals('rebuild', '--rules', '1')).toMatchObject({ code: 2, out: '' });
});
