import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../../server/database/migrate';
import { administer, createDatabase, dropDatabase } from '../support/postgres';

const DIR = join(__dirname, '../../server/database/migrations');
const files = readdirSync(DIR).sort();
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

/** A database as it was before a migration. */
const migrateUntil = (name: string): Promise<unknown> =>
  administer(async (client) => {
    await client.query('create table migrations (name text primary key, migrated_at timestamptz not null default now())');
    for (const file of files.slice(0, files.findIndex((found) => found.endsWith(name)))) {
      await client.query(readFileSync(join(DIR, file), 'utf8'));
      await client.query('insert into migrations (name) values ($1)', [file]);
    }
  }, url);

test('names the points of orders that were placed before names were kept', async () => {
  await migrateUntil('_points-by-name.sql');
  const order = `insert into mall_orders (id, member_id, key, item_id, kind, title, picture, points, value_fen, spend_id, state, placed_at)
    values (7, 1, gen_random_uuid(), 1, 'coupon', '公交地铁 2 元券', 'bus', 200, 200, gen_random_uuid(), 'fulfilled', now())`;
  await administer((client) => client.query(order), url);
  await migrate(url);
  const { rows } = await administer((client) => client.query('select about, subject from point_subjects'), url);
  expect(rows).toEqual([{ about: 'order:7', subject: '公交地铁 2 元券' }]);
});

test('says which server does not answer, and keeps its password to itself', async () => {
  const failure = await migrate('postgres://me:hunter2@127.0.0.1:1/branch').catch((error: Error) => error);
  expect(failure).toMatchObject({ name: 'StartError', message: expect.stringContaining('127.0.0.1:1 cannot be used') as string });
  expect(String(failure)).not.toContain('hunter2');
});
