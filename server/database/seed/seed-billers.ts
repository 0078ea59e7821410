import { createHash } from 'node:crypto';
import { importBillers } from '../../billers/import-billers';
import type { Deps } from '../../deps';
import { sql } from '../database';
import { listSeedBillers } from './billers';

const ANY = sql('seed.any_billers', 'select exists (select from billers) as yes');

/** Fills a catalogue that is empty, also in a database that was seeded before there was one; what somebody imported is left alone. */
export const seedBillers = async (deps: Deps): Promise<number> => {
  const [any] = await deps.database.query<{ yes: boolean }>(ANY);
  if (any!.yes) return 0;
  const billers = listSeedBillers();
  const fileHash = createHash('sha256').update(JSON.stringify(billers)).digest();
  const { added } = await importBillers(deps, { fileName: 'demonstration', fileHash, billers });
  return added.length;
};
