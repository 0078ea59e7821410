import { createHash } from 'node:crypto';
import { Refusal } from '../refusal';
import { checkBillerFile, tellFault } from './check-content';
import { importBillers, type ImportDeps, type ImportResult } from './import-billers';

const byBytes = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Imports a file of billers, all of it or nothing. Refuses with `billers-refused`, telling every fault with its line. */
export const importFile = async (
  deps: ImportDeps,
  { fileName, text }: { fileName: string; text: string },
  { isDryRun = false } = {},
): Promise<ImportResult> => {
  const { billers, faults } = checkBillerFile(text);
  if (faults.length > 0) throw new Refusal('billers-refused', faults.map(tellFault).join('\n'));
  return importBillers(deps, { fileName, fileHash: byBytes(text), billers }, { isDryRun });
};
