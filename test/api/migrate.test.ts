import { migrate } from '../../server/database/migrate';
import { MIGRATIONS as files, migrateUntil } from '../support/migrate-until';
import { administer, createDatabase, dropDatabase } from '../support/postgres';

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

test('names the points of orders that were placed before names were kept', async () => {
  await migrateUntil(url, '0022_points-by-name.sql');
  const order = `insert into mall_orders (id, member_id, key, item_id, kind, title, picture, points, value_fen, spend_id, state, placed_at)
    values (7, 1, gen_random_uuid(), 1, 'coupon', '公交地铁 2 元券', 'bus', 200, 200, gen_random_uuid(), 'fulfilled', now())`;
  await administer((client) => client.query(order), url);
  await migrate(url);
  const { rows } = await administer((client) => client.query('select about, subject from point_subjects'), url);
  expect(rows).toEqual([{ about: 'order:7', subject: '公交地铁 2 元券' }]);
});

/** Until somebody waits for a lock in this database. */
const untilWaiting = async (): Promise<void> => {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await administer((client) => client.query(waiting), url)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 20));
};

test('counts what a process of before folds while the totals of own codes are counted', async () => {
  await migrateUntil(url, '0025_own-totals.sql');
  const opened = `insert into nodes (id, card_id, root_id, depth, path, member_id, arrived_at) values (7, 1, 7, 0, '{7}', 1, now());
    insert into opens (id, node_id, channel, opened_at) values (gen_random_uuid(), 7, 'chat', now());
    insert into deltas (node_id, channel, happened_at, opens, anonymous) values (7, 'chat', now(), 1, 1)`;
  await administer((client) => client.query(opened), url);
  const { migrating } = await administer(async (client) => {
    await client.query('begin; delete from deltas; insert into totals (node_id, depth, opens, anonymous) values (7, 1, 1, 1)');
    const started = migrate(url);
    await untilWaiting();
    await client.query('commit');
    return { migrating: started };
  }, url);
  await migrating;
  const { rows } = await administer((client) => client.query('select node_id, channel, opens, anonymous from own_totals'), url);
  expect(rows).toEqual([{ node_id: '7', channel: 'chat', opens: '1', anonymous: '1' }]);
});

test('says which server does not answer, and keeps its password to itself', async () => {
  const failure = await migrate('postgres://me:hunter2@127.0.0.1:1/branch').catch((error: Error) => error);
  expect(failure).toMatchObject({ name: 'StartError', message: expect.stringContaining('127.0.0.1:1 cannot be used') as string });
  expect(String(failure)).not.toContain('hunter2');
});
