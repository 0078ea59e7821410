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

/** The cluster of the benchmarks: an embedded one of their own, stopped at the end. */
export const withCluster = async <T>(report: (line: string) => void, work: (adminUrl: string) => Promise<T>): Promise<T> => {
  mkdirSync(DATA_DIR, { recursive: true });
  const embedded = await startEmbedded({ dataDir: join(DATA_DIR, 'postgres'), log: report });
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
