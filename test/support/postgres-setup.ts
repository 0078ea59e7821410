import { join, resolve } from 'node:path';
import { startEmbedded, type Embedded } from '../../server/database/embedded';
import { migrate } from '../../server/database/migrate';
import { ADMIN_URL, administer, TEMPLATE } from './postgres';

export interface TestPostgres {
  embedded: Embedded;
  /** Projects of one run share it; the last one to leave puts it away. */
  users: number;
}

declare global {
  var testPostgres: TestPostgres | undefined;
}

const DATA_DIR = join(resolve(__dirname, '../..'), '.data/test/postgres');
const OF_A_RUN = /^test_(\d+)/;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** A run that was interrupted leaves its databases behind; their names say whose they were. */
const dropLeftovers = (url: string): Promise<void> =>
  administer(async (client) => {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
    for (const { datname } of rows) {
      const pid = OF_A_RUN.exec(datname)?.[1];
      if (pid && !isAlive(Number(pid))) await client.query(`drop database if exists ${datname} with (force)`);
    }
  }, url);

/** What is committed need not outlive a power failure: tests end the server, never the machine. Then nothing waits for the disk. */
const SETTINGS = { fsync: 'off', full_page_writes: 'off' };

/** PostgreSQL for a run of tests, kept between runs because a new cluster takes a second; its databases are not. */
export default async function setUp(): Promise<void> {
  if (globalThis.testPostgres) {
    globalThis.testPostgres.users += 1;
    return;
  }
  const embedded = await startEmbedded({ dataDir: DATA_DIR, settings: SETTINGS, log: () => undefined });
  globalThis.testPostgres = { embedded, users: 1 };
  await dropLeftovers(embedded.url);
  const template = `test_${process.pid}`;
  await administer(async (client) => {
    await client.query(`drop database if exists ${template} with (force)`);
    await client.query(`create database ${template}`);
  }, embedded.url);
  const address = new URL(embedded.url);
  address.pathname = `/${template}`;
  await migrate(address.href);
  process.env[ADMIN_URL] = embedded.url;
  process.env[TEMPLATE] = template;
}
