import { openDatabase, sql, type Database } from '../../../server/database/database';
import type { Finding } from '../../../server/fraud/rules';
import { scanForFraud } from '../../../server/fraud/scan';
import { createIds } from '../../../server/ids';
import { tellDishonestStories } from '../../../tools/fraud-simulation/dishonest';
import { newWorld } from '../../../tools/fraud-simulation/history';
import { tellHonestStories } from '../../../tools/fraud-simulation/honest';
import { watch } from '../../../tools/fraud-simulation/watch';
import { writeHistory } from '../../support/fraud-history';
import { createDatabase, dropDatabase } from '../../support/postgres';

jest.setTimeout(300_000);

/** The cards and snapshots of an invented history are nobody's: the chain of hand-written rows names them by number alone. */
const LOOSEN = sql('test.loosen_nodes', 'alter table nodes drop constraint if exists nodes_card_id_fkey');
const RAISED = sql(
  'test.raised',
  `select kind, sharer_id as "sharerId", opener_id as "openerId", window_start as "windowStart", figures, node_ids as "nodeIds" from fraud_signals`,
);

let url: string;
let database: Database;

beforeAll(async () => {
  url = await createDatabase();
  database = openDatabase(url);
  await database.query(LOOSEN);
});
afterAll(async () => {
  await database.close();
  await dropDatabase(url);
});

const sorted = (findings: readonly Finding[]): string[] => findings.map((finding) => JSON.stringify(finding)).sort();

const flat = ({ kind, sharerId, openerId, windowStart, figures, nodeIds }: Finding): Finding => ({
  kind, sharerId, openerId, windowStart, nodeIds,
  figures: figures.map(({ name, seen, limit, bound }) => ({ name, seen, limit, bound })),
});

test('what the simulation says of the rules is what the scan raises over the same history', async () => {
  const world = newWorld(11);
  tellHonestStories(world, 0.02);
  tellDishonestStories(world, 0.04);
  await writeHistory(database, world.history);
  const clock = { now: () => new Date('2026-11-20T00:00:00+08:00') };
  await scanForFraud({ database, clock, newId: createIds(1, () => clock.now().getTime()) }, { batchMax: 1 });
  const expected = watch(world.history);
  expect(new Set(expected.map(({ kind }) => kind)).size).toBe(6);
  expect(sorted((await database.query<Finding>(RAISED)).map(flat))).toEqual(sorted(expected.map(flat)));
});
