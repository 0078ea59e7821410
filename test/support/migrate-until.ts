import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { administer } from './postgres';

const DIR = join(__dirname, '../../server/database/migrations');

export const MIGRATIONS: readonly string[] = readdirSync(DIR).sort();

/** Brings an empty database to what it was before a migration, as `migrate` would have. */
export const migrateUntil = (url: string, name: string): Promise<void> =>
  administer(async (client) => {
    await client.query('create table migrations (name text primary key, migrated_at timestamptz not null default now())');
    for (const file of MIGRATIONS.slice(0, MIGRATIONS.indexOf(name))) {
      await client.query(readFileSync(join(DIR, file), 'utf8'));
      await client.query('insert into migrations (name) values ($1)', [file]);
    }
  }, url);
