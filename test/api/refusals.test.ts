import { openDatabase, sql, type Database } from '../../server/database/database';
import { Refusal } from '../../server/refusal';
import { createDatabase, dropDatabase } from '../support/postgres';

const BACKEND = sql('test.backend', 'select pg_backend_pid() as pid');
const REFUSE = sql('test.refuse', 'select refuse($1)');
const FAULT = sql('test.fault', 'select 1 / $1::int');
const END = sql('test.end', 'select pg_terminate_backend(pg_backend_pid())');

let url: string;
let database: Database;

beforeAll(async () => {
  url = await createDatabase();
  database = openDatabase(url, { connectionsMax: 1 });
});
afterAll(async () => {
  await database.close();
  await dropDatabase(url);
});

const backend = async (): Promise<number> => (await database.query<{ pid: number }>(BACKEND))[0]!.pid;

test('what the database refuses is a refusal of the contract, and nothing else is', async () => {
  await expect(database.query(REFUSE, ['sold-out'])).rejects.toEqual(new Refusal('sold-out'));
  await expect(database.query(REFUSE, ['no such code'])).rejects.not.toBeInstanceOf(Refusal);
  await expect(database.transaction((tx) => tx.query(REFUSE, ['sold-out']))).rejects.toEqual(new Refusal('sold-out'));
});

test('a refusal or a fault of a statement does not cost the connection', async () => {
  const before = await backend();
  for (let times = 0; times < 3; times += 1) {
    await expect(database.query(REFUSE, ['points-short'])).rejects.toBeInstanceOf(Refusal);
    await expect(database.query(FAULT, [0])).rejects.toThrow('division by zero');
  }
  expect(await backend()).toBe(before);
});

test('a connection that the server ended is replaced', async () => {
  const before = await backend();
  await expect(database.query(END)).rejects.toThrow();
  expect(await backend()).not.toBe(before);
});
