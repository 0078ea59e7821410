import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Where a run of tests finds its PostgreSQL and the migrated database that every test file copies. */
export const ADMIN_URL = 'MICRO_BRANCH_TEST_URL';
export const TEMPLATE = 'MICRO_BRANCH_TEST_TEMPLATE';

const settingOf = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: test/support/postgres-setup.ts has not run`);
  return value;
};

/** Runs statements that stand outside any transaction, such as making a database. */
export const administer = async <T>(work: (client: pg.Client) => Promise<T>, url = settingOf(ADMIN_URL)): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const urlOf = (database: string): string => {
  const url = new URL(settingOf(ADMIN_URL));
  url.pathname = `/${database}`;
  return url.href;
};

/** An empty database of one's own at the newest migration, or without any; gives its address. */
export const createDatabase = async ({ isMigrated = true } = {}): Promise<string> => {
  const template = settingOf(TEMPLATE);
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  await administer((client) => client.query(`create database ${name} template ${isMigrated ? template : 'template0'}`));
  return urlOf(name);
};

export const dropDatabase = async (url: string): Promise<void> => {
  const name = new URL(url).pathname.slice(1);
  await administer((client) => client.query(`drop database if exists ${name} with (force)`));
};
