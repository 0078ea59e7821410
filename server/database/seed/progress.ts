import { brand, DEFAULT_BRAND } from '@micro-branch/contract/brand';
import type { Deps } from '../../deps';
import { StartError } from '../../start-error';
import { sql } from '../database';

interface Progress {
  /** The first start: the seed's times count from here, so that one that was killed goes on with the same ones. */
  startedAt: Date;
  finishedAt: Date | null;
  /** Whose cards and branches these are. */
  brand: string;
}

/** Of two processes that start at once the second waits for the table of the first. */
const LOCK = sql('seed.lock', 'select pg_advisory_xact_lock(7301968)');
/** Made here and not by a migration: a database without the demonstration has no such table. */
const PREPARE = sql(
  'seed.prepare',
  'create table if not exists seeds (name text primary key, started_at timestamptz not null, finished_at timestamptz)',
);
/** A seed that is older than the second brand is the first one's. */
const PREPARE_BRAND = sql('seed.prepare_brand', `alter table seeds add column if not exists brand text not null default '${DEFAULT_BRAND}'`);
const START = sql(
  'seed.start',
  `insert into seeds (name, started_at, brand) values ('demonstration', $1, $2)
   on conflict (name) do update set name = excluded.name
   returning started_at as "startedAt", finished_at as "finishedAt", brand`,
);
const FINISH = sql('seed.finish', `update seeds set finished_at = $1 where name = 'demonstration'`);

/** Notes the first start, or finds it again; the demonstration of another bank is not continued. */
export const startProgress = ({ database, clock }: Deps): Promise<Progress> =>
  database.transaction(async (tx) => {
    await tx.query(LOCK);
    await tx.query(PREPARE);
    await tx.query(PREPARE_BRAND);
    const [progress] = await tx.query<Progress>(START, [clock.now(), brand.id]);
    if (progress!.brand === brand.id) return progress!;
    throw new StartError(`This database holds the demonstration of BRAND=${progress!.brand}; give BRAND=${brand.id} one of its own`);
  });

export const finishProgress = async ({ database, clock }: Deps): Promise<void> => {
  await database.query(FINISH, [clock.now()]);
};
