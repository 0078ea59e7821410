import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { StartError } from '../start-error';

const MIGRATIONS_DIR = resolve(__dirname, 'migrations');
const FILE = /^\d{4}_[a-z-]+\.sql$/;
/** Held until the transaction ends: of two processes that start at once the second waits and finds nothing left to do. */
const LOCK = 7_301_967;
const CONNECT_LIMIT_MS = 10_000;

const listFiles = async (): Promise<string[]> => (await readdir(MIGRATIONS_DIR)).filter((name) => FILE.test(name)).sort();

const prepare = async (client: pg.Client): Promise<string[]> => {
  await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
  await client.query(
    'create table if not exists migrations (name text primary key, migrated_at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ name: string }>('select name from migrations order by name');
  return rows.map(({ name }) => name);
};

const refuseStrangers = (done: readonly string[], files: readonly string[]): void => {
  const stranger = done.find((name, index) => files[index] !== name);
  if (stranger) {
    throw new StartError(`The database has migration ${stranger}, which this version does not: it is newer, or not ours`);
  }
};

/** Says which server does not let us in, and why, without the password that its address holds. */
const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StartError(`The database at ${new URL(url).host} cannot be used: ${message || code}`);
  }
};

/** Brings the database to the newest migration, all or nothing, and gives the names of those it ran. */
export const migrate = async (url: string): Promise<string[]> => {
  const client = await connect(url);
  try {
    await client.query('begin');
    const [done, files] = [await prepare(client), await listFiles()];
    refuseStrangers(done, files);
    const missing = files.slice(done.length);
    for (const name of missing) {
      await client.query(await readFile(join(MIGRATIONS_DIR, name), 'utf8'));
      await client.query('insert into migrations (name) values ($1)', [name]);
    }
    await client.query('commit');
    return missing;
  } finally {
    await client.end(); // ends a transaction that failed as well
  }
};
