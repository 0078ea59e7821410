import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { openDatabase, sql } from '../../../server/database/database';
import { createDatabase, dropDatabase } from '../../support/postgres';

const ROOT = resolve(__dirname, '../../..');
let url: string;

jest.setTimeout(120_000);

beforeAll(async () => {
  url = await createDatabase();
});
afterAll(() => dropDatabase(url));

interface Ended {
  code: number;
  out: string;
  err: string;
}

const ledger = (...args: string[]): Promise<Ended> =>
  new Promise((done) => {
    const child = execFile(process.execPath, ['--import', 'tsx', 'tools/ledger.ts', ...args], { cwd: ROOT }, (_error, out, err) =>
      done({ code: child.exitCode ?? -1, out, err }),
    );
  });

test('books that agree end with 0 and say what was looked at, in words and as JSON', async () => {
  expect(await ledger('verify', '--database-url', url)).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/accounts +12\n[^]*The books agree\./) as unknown });
  const { code, out } = await ledger('verify', '--database-url', url, '--json');
  expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ difference: null, seconds: expect.any(Number) as unknown, counted: expect.objectContaining({ accounts: 12 }) as unknown })]);
});

test('a difference ends with 1 and is named', async () => {
  const database = openDatabase(url);
  await database.query(sql('test.break', `insert into accounts values (9, 'points-available', 'points', 7, 30)`));
  await database.close();
  const { code, out } = await ledger('verify', '--database-url', url);
  expect(code).toBe(1);
  expect(out).toContain('DIFFERENCE, ledger.balances');
  expect(out).toContain('account 9 (points-available of 7) holds 30, its transfers come to 0');
});

test('a database without a ledger is told in one line, and an unknown verb with the usage', async () => {
  const empty = await createDatabase({ isMigrated: false });
  expect(await ledger('verify', '--database-url', empty)).toMatchObject({ code: 1, err: expect.stringMatching(/^There is no ledger .*\n$/) as unknown });
  await dropDatabase(empty);
  expect(await ledger('mend')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('npm run ledger -- verify') as unknown });
  expect(await ledger('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--database-url') as unknown });
});
