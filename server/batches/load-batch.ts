import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { findBillerByKey, type Biller } from '../billers/store';
import { isViolation } from '../database/database';
import type { Deps } from '../deps';
import { inChunks } from '../lines';
import { seal } from '../sealing';
import { StartError } from '../start-error';
import { checkFile, isProblem, numberedLines, parseLine, type BatchLine, type CheckedFile } from './file';
import { addBatch, addRows, findBatch, findByHash, findElsewhere, finishLoad, forgetBatch, lockLoad, type Batch, type NewRow } from './store';

interface BatchFile {
  path: string;
  billerKey: string;
}

/** One transaction each: a load that is killed has lost no more than this. */
const CHUNK_LINES = 2_000;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
const SHOWN_DIGITS = 4;

/** What the account of a row is sealed with: moved to another row, it does not open. */
export const sealingOf = (rowId: string): string => `batch-row ${rowId}`;

const maskAccount = (account: string): string => `${'*'.repeat(4)}${account.slice(-SHOWN_DIGITS)}`;

const nameOf = (path: string): string => {
  const name = basename(path, extname(path));
  if (!NAME.test(name)) throw new StartError(`A batch is called as its file is, so the name has to be letters, digits, dots, hyphens and underscores: "${name}" is not`);
  return name;
};

const getBiller = async ({ database }: Deps, key: string): Promise<Biller> => {
  const biller = await findBillerByKey(database, key);
  if (!biller) throw new StartError(`There is no biller ${key}`);
  return biller;
};

/** What was begun while the biller was on the shelf goes on; nothing new begins. */
const requireOnShelf = ({ content: { key, isOnShelf } }: Biller): void => {
  if (!isOnShelf) throw new StartError(`The biller ${key} is not on the shelf`);
};

/** Refuses lines that another batch of the biller debits, or has debited. */
const requireNew = async (db: Deps['database'], batch: Pick<Batch, 'id' | 'billerId'>, lines: readonly BatchLine[]): Promise<void> => {
  const [found] = await findElsewhere(db, batch, lines.map(({ reference }) => reference));
  if (!found) return;
  const line = lines.find(({ reference }) => reference === found.reference)!.line;
  throw new StartError(`The file is refused, and nothing of it was run.\n  line ${line}: the reference ${found.reference} stands in batch ${found.name} already`);
};

const CHANGED = 'The file changed while it was read. Run it again.';

interface Behind extends Pick<CheckedFile, 'rows' | 'hash'> {
  after: number;
}

/** Lines of a file behind one. The file was checked: what is wrong now, or more than there was, came meanwhile. */
const linesBehind = async function* (path: string, { after, rows, hash }: Behind): AsyncIterable<BatchLine> {
  const readHash = createHash('sha256');
  for await (const { text, number } of numberedLines(path)) {
    readHash.update(`${text}\n`);
    if (number <= after) continue;
    const read = parseLine(text, number);
    if (isProblem(read) || number > rows) throw new StartError(CHANGED);
    yield read;
  }
  if (!readHash.digest().equals(hash)) throw new StartError(CHANGED); // other accounts may come to the same sum
};

const chunksOf = (path: string, behind: Behind): AsyncIterable<BatchLine[]> => inChunks(linesBehind(path, behind), CHUNK_LINES);

const rowOf = (deps: Deps, line: BatchLine): NewRow => {
  const id = deps.newId();
  return { ...line, id, sealed: seal(deps, line.account, sealingOf(id)), masked: maskAccount(line.account) };
};

/** Somebody else may load the same file at this moment: each line is added once, behind the lock of the batch. */
const addChunk = (deps: Deps, batch: Batch, lines: readonly BatchLine[]): Promise<void> =>
  deps.database.transaction(async (tx) => {
    const loaded = await lockLoad(tx, batch.id);
    const left = loaded === undefined ? [] : lines.filter(({ line }) => line > loaded);
    if (left.length > 0) await addRows(tx, batch.id, left.map((line) => rowOf(deps, line)));
  });

const loadRows = async (deps: Deps, batch: Batch, { path, checked }: { path: string; checked: CheckedFile }): Promise<void> => {
  for await (const lines of chunksOf(path, { ...checked, after: batch.rowsLoaded })) {
    await requireNew(deps.database, batch, lines);
    await addChunk(deps, batch, lines).catch(async (error: unknown) => {
      if (!isViolation(error, 'batch_rows_reference')) throw error;
      await requireNew(deps.database, batch, lines); // another batch with the same line was faster
      throw error;
    });
  }
  if (await finishLoad(deps.database, batch.id, deps.clock.now())) return;
  const isLoaded = (await findBatch(deps.database, batch.name))?.loadedAt;
  if (!isLoaded) throw new StartError(CHANGED);
};

const begin = async (deps: Deps, { path, biller, checked }: { path: string; biller: Biller; checked: CheckedFile }): Promise<Batch> => {
  const { database, newId, clock } = deps;
  const { rows, totalFen, hash } = checked;
  const known = await findByHash(database, biller.id, hash);
  if (known) return known;
  requireOnShelf(biller);
  const name = nameOf(path);
  await addBatch(database, { id: newId(), name, billerId: biller.id, hash, rows, totalFen, startedAt: clock.now() });
  const batch = await findByHash(database, biller.id, hash);
  if (!batch) throw new StartError(`There is a batch ${name} already, of another file: give this file another name`);
  return batch;
};

/** Reads all of a file and looks whether it could be run, without writing anything. Refuses with a StartError that names line and reason. */
export const checkBatch = async (deps: Deps, { path, billerKey }: BatchFile): Promise<CheckedFile> => {
  const biller = await getBiller(deps, billerKey);
  requireOnShelf(biller);
  nameOf(path);
  const checked = await checkFile(path);
  const known = await findByHash(deps.database, biller.id, checked.hash);
  for await (const lines of chunksOf(path, { ...checked, after: 0 })) await requireNew(deps.database, { id: known?.id ?? '0', billerId: biller.id }, lines);
  return checked;
};

/**
 * Makes a batch of a file that is right as a whole; one that was loaded before, wholly or in part, is gone on with, whatever the file is
 * called now. Nothing of it runs before all of it is there. Refuses as `checkBatch` does, and then nothing is left of it.
 */
export const loadBatch = async (deps: Deps, { path, billerKey }: BatchFile): Promise<Batch> => {
  const biller = await getBiller(deps, billerKey);
  const checked = await checkFile(path);
  const batch = await begin(deps, { path, biller, checked });
  if (batch.loadedAt) return batch;
  try {
    await loadRows(deps, batch, { path, checked });
  } catch (error) {
    if (error instanceof StartError) await deps.database.transaction((tx) => forgetBatch(tx, batch.id));
    throw error;
  }
  return (await findByHash(deps.database, biller.id, checked.hash))!;
};
