import { randomBytes, randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../server/database/database';
import { startEmbedded } from '../server/database/embedded';
import { migrate } from '../server/database/migrate';
import type { Deps } from '../server/deps';
import { createIds } from '../server/ids';
import { ROOT } from '../tools/build';

export const DATA_DIR = join(ROOT, '.data/bench');

/** One connection, closed whatever happens. */
export const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/**
 * As a host of its own would be set: a quarter of a small machine's memory in huge pages where the system has them (`sysctl
 * vm.nr_hugepages=1150`), and checkpoints far enough apart that a page is not written whole again every few seconds.
 */
const SETTINGS = { shared_buffers: '2GB', huge_pages: 'try', max_wal_size: '16GB', checkpoint_timeout: '30min' };

/** The cluster of the benchmarks: an embedded one of their own, stopped at the end. */
export const withCluster = async <T>(report: (line: string) => void, work: (adminUrl: string) => Promise<T>): Promise<T> => {
  mkdirSync(DATA_DIR, { recursive: true });
  const embedded = await startEmbedded({ dataDir: join(DATA_DIR, 'postgres'), log: report, settings: SETTINGS });
  await withClient(embedded.url, async (client) => {
    const { rows } = await client.query<{ status: string }>(`select current_setting('huge_pages_status') as status`);
    report(`shared memory of 2 GB, huge pages ${rows[0]!.status}`);
  });
  try {
    return await work(embedded.url);
  } finally {
    await embedded.stop();
  }
};

/** A database of this name with all migrations, dropped afterwards. */
export const withDatabase = async <T>(adminUrl: string, name: string, work: (url: string) => Promise<T>): Promise<T> => {
  const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
  const drop = () => withClient(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
  await drop();
  await withClient(adminUrl, (client) => client.query(`create database ${name}`));
  try {
    await migrate(url);
    return await work(url);
  } finally {
    await drop();
  }
};

/** What use cases that ask nobody outside need of the world. */
export const depsOf = (url: string): Deps => {
  const keys = { current: 1, keys: new Map([[1, randomBytes(32)]]) };
  const world = { database: openDatabase(url), clock: { now: () => new Date() }, newId: createIds(randomInt(1_024), () => Date.now()) };
  return { ...world, randomBytes, shareKeys: keys, dataKey: randomBytes(32), traceKey: randomBytes(32) } as unknown as Deps;
};
