import { migrate } from '../../../server/database/migrate';
import { migrateUntil } from '../../support/migrate-until';
import { administer, createDatabase, dropDatabase } from '../../support/postgres';

/*
 * What was bound before bindings had a channel: the migration finds it in the log, and leaves every other total alone.
 */
const MIGRATION = '0024_binding-channel.sql';

let url: string;
const run = (text: string) => administer((client) => client.query(text), url);

beforeEach(async () => {
  url = await createDatabase({ isMigrated: false });
  await migrateUntil(url, MIGRATION);
});
afterEach(() => dropDatabase(url));

const AT = `timestamptz '2026-11-01 09:00+08'`;

test('of bindings has those of the places they brought, and where the chain is full of the opens', async () => {
  await run(`
    insert into nodes (id, card_id, root_id, parent_id, depth, path, member_id, channel, arrived_at) values
      (1, 9, 1, null, 0, '{1}', 101, null, ${AT}), (2, 9, 1, 1, 1, '{1,2}', 102, 'poster', ${AT}), (3, 9, 1, 1, 1, '{1,3}', 103, 'chat', ${AT});
    insert into opens (id, node_id, member_id, channel, opened_at) values
      (gen_random_uuid(), 1, 102, 'timeline', ${AT}), (gen_random_uuid(), 2, 104, 'link', ${AT} - interval '1 minute'),
      (gen_random_uuid(), 2, 104, 'timeline', ${AT});
    insert into bindings (member_id, node_id, bound_at, rules_version) values (102, 1, ${AT}, 1), (103, 1, ${AT}, 1), (104, 2, ${AT}, 1);
    delete from deltas;
    insert into deltas (node_id, happened_at, members) values (2, ${AT}, 1);`);

  expect(await migrate(url)).toContain(MIGRATION);

  expect((await run('select member_id::int member, channel from bindings order by 1')).rows).toEqual([
    { member: 102, channel: 'poster' }, { member: 103, channel: 'chat' }, { member: 104, channel: 'timeline' },
  ]);
  const totals = 'select node_id::int node, channel, opens::int, members::int from channel_totals order by 1, 2';
  expect((await run(totals)).rows).toEqual([
    { node: 1, channel: 'chat', opens: 0, members: 1 }, { node: 1, channel: 'poster', opens: 0, members: 1 },
    { node: 1, channel: 'timeline', opens: 1, members: 0 }, { node: 2, channel: 'link', opens: 1, members: 0 }, { node: 2, channel: 'timeline', opens: 1, members: 1 },
  ]);
  expect((await run('select node_id::int node, members::int from totals order by 1')).rows).toEqual([{ node: 1, members: 2 }, { node: 2, members: 0 }]);
  expect((await run('select channel, members from deltas')).rows).toEqual([{ channel: null, members: 1 }]);
});

test('is never changed afterwards', async () => {
  await run(`insert into bindings (member_id, node_id, bound_at, rules_version) values (102, 1, ${AT}, 1)`);
  await migrate(url);
  await expect(run(`update bindings set channel = 'link'`)).rejects.toThrow('append-only');
});
