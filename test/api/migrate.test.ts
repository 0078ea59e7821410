import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../../server/database/migrate';
import { administer, createDatabase, dropDatabase } from '../support/postgres';

const files = readdirSync(join(__dirname, '../../server/database/migrations')).sort();
let url: string;

beforeEach(async () => void (url = await createDatabase({ isMigrated: false })));
afterEach(() => dropDatabase(url));

test('brings an empty database to the newest migration, and does nothing the second time', async () => {
  expect(await migrate(url)).toEqual(files);
  expect(await migrate(url)).toEqual([]);
});

test('runs each migration once when several processes start at once', async () => {
  const ran = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(ran.flat().sort()).toEqual(files);
});

test('refuses a database that a newer version has migrated', async () => {
  await migrate(url);
  await administer((client) => client.query(`insert into migrations (name) values ('9999_from-the-future.sql')`), url);
  await expect(migrate(url)).rejects.toThrow('9999_from-the-future.sql');
});

test('says which server does not answer, and keeps its password to itself', async () => {
  const failure = await migrate('postgres://me:hunter2@127.0.0.1:1/branch').catch((error: Error) => error);
  expect(failure).toMatchObject({ name: 'StartError', message: expect.stringContaining('127.0.0.1:1 cannot be used') as string });
  expect(String(failure)).not.toContain('hunter2');
});
