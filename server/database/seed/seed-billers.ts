import { createHash } from 'node:crypto';
import { importBillers } from '../../billers/import-billers';
import { findBillerByKey } from '../../billers/store';
import { uploadBills } from '../../billers/upload-bills';
import type { Deps } from '../../deps';
import { addDays, shanghaiDay } from '../../shanghai';
import { sql } from '../database';
import { listSeedBillers } from './billers';
import { hostedDemonstrations, type HostedDemonstration } from './billers-hosted';

const ANY = sql('seed.any_billers', 'select exists (select from billers) as yes');
const ANY_BILLS = sql('seed.any_bills', 'select exists (select from hosted_bills where biller_id = $1) as yes');
const FILE_NAME = 'demonstration';
const DUE_DAYS = 20;

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

const importAll = async (deps: Deps): Promise<number> => {
  const [any] = await deps.database.query<{ yes: boolean }>(ANY);
  if (any!.yes) return 0;
  const billers = listSeedBillers();
  const { added } = await importBillers(deps, { fileName: FILE_NAME, fileHash: hashOf(JSON.stringify(billers)), billers });
  return added.length;
};

const uploadOne = async (deps: Deps, { key, text }: HostedDemonstration): Promise<void> => {
  const biller = await findBillerByKey(deps.database, key);
  if (!biller?.content.isDemonstration || biller.content.settlement.link !== 'hosted') return;
  const [any] = await deps.database.query<{ yes: boolean }>(ANY_BILLS, [biller.id]);
  if (any!.yes) return;
  const bytes = Buffer.from(text(addDays(shanghaiDay(deps.clock.now()), DUE_DAYS)));
  await uploadBills(deps, biller, { fileName: FILE_NAME, fileHash: hashOf(bytes.toString()), read: async function* () { yield bytes; } });
};

/**
 * Fills a catalogue that is empty, also in a database that was seeded before there was one; what somebody imported is left alone. Gives how
 * many billers were added. The bills of two hosted ones come with it, unless they have some.
 */
export const seedBillers = async (deps: Deps): Promise<number> => {
  const added = await importAll(deps);
  for (const demonstration of hostedDemonstrations) await uploadOne(deps, demonstration);
  return added;
};
