import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { listBillers } from '../server/billers/catalogue';
import { checkBillerFile, tellFault } from '../server/billers/check-content';
import { tellDifference } from '../server/billers/content-diff';
import { importFile } from '../server/billers/import-file';
import type { ImportResult } from '../server/billers/import-billers';
import { findBillerByKey } from '../server/billers/store';
import { uploadBills, type BillFile } from '../server/billers/upload-bills';
import type { Deps } from '../server/deps';
import { StartError } from '../server/start-error';
import { withDeps } from './with-deps';

const HELP = `Looks after the catalogue of billers: who can be paid, by what numbers, on what terms (docs/billers.md).
  npm run billers -- check FILE                 looks a file of billers through; needs no database and writes nothing
  npm run billers -- import FILE [--dry-run]    takes all of it or nothing; --dry-run tells what would change
  npm run billers -- bills KEY FILE             takes the bills of a biller that has them with us; a load that was cut off goes on
  npm run billers -- list [TEXT]                who is found by a name, its pinyin or the initials of it
Options
  --database-url URL  the database to work on; without it DATABASE_URL, or the embedded one under .data/ (started when it is not running)
  --json              as one line of JSON on standard output
The service may run meanwhile and need not be started again. Ends with 1 when a file is refused; every fault is told with its line.
`;
const MISSING = 'There are no billers of this version in this database';
const FILE_BYTES_MAX = 64 * 1024 * 1024;
const LISTED_MAX = 40;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Options {
  'dry-run'?: boolean | undefined;
  json?: boolean | undefined;
  'database-url'?: string | undefined;
}

type Verb = (given: readonly string[], options: Options) => Promise<void>;

const readText = async (path: string): Promise<string> => {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new StartError(`There is no file ${path}`);
  if (found.size > FILE_BYTES_MAX) throw new StartError(`${path} is larger than ${FILE_BYTES_MAX / 1024 / 1024} MB`);
  return readFile(path, 'utf8');
};

const check: Verb = async ([path = ''], { json }) => {
  const { billers, faults } = checkBillerFile(await readText(path));
  if (faults.length > 0) process.exitCode = 1;
  if (json) return say(JSON.stringify({ billers: billers.length, faults }));
  say(faults.length === 0 ? `${billers.length} billers, and nothing wrong with them.` : faults.map(tellFault).join('\n'));
};

const tellImport = ({ added, changed, unchanged }: ImportResult, isDryRun: boolean): string => {
  const lines = [
    ...added.slice(0, LISTED_MAX).map(({ key, name }) => `+ ${key}  ${name}`),
    ...changed.slice(0, LISTED_MAX).flatMap(({ key, name, differences }) => [`~ ${key}  ${name}`, ...differences.map((one) => `    ${tellDifference(one)}`)]),
  ];
  const left = Math.max(added.length - LISTED_MAX, 0) + Math.max(changed.length - LISTED_MAX, 0);
  const more = left > 0 ? [`and ${left} more`] : [];
  const sum = `${added.length} added, ${changed.length} changed, ${unchanged} unchanged.${isDryRun ? ' A dry run: nothing was written.' : ''}`;
  return [...lines, ...more, sum].join('\n');
};

const importOne: Verb = async ([path = ''], { json, 'dry-run': isDryRun = false, 'database-url': url }) => {
  const text = await readText(path);
  const result = await withDeps(url, MISSING, (deps) => importFile(deps, { fileName: basename(path), text }, { isDryRun }));
  say(json ? JSON.stringify(result) : tellImport(result, isDryRun));
};

const hashOf = async (path: string): Promise<Buffer> => {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest();
};

const billFile = async (path: string): Promise<BillFile> => {
  if (!(await stat(path).catch(() => undefined))?.isFile()) throw new StartError(`There is no file ${path}`);
  return { fileName: basename(path), fileHash: await hashOf(path), read: () => createReadStream(path) };
};

const upload = async (deps: Deps, key: string, path: string) => {
  const biller = await findBillerByKey(deps.database, key);
  if (!biller) throw new StartError(`There is no biller ${key}`);
  return uploadBills(deps, biller, await billFile(path));
};

const bills: Verb = async ([key = '', path = ''], { json, 'database-url': url }) => {
  const result = await withDeps(url, MISSING, (deps) => upload(deps, key, path));
  if (json) return say(JSON.stringify(result));
  if (result.isKnown) return say('This file was taken before: nothing was done.');
  say(`${result.bills} bills are ${key}'s now.${result.resumedAt > 0 ? ` An earlier load had kept ${result.resumedAt} lines.` : ''}`);
};

const list: Verb = async ([text], { json, 'database-url': url }) => {
  const found = await withDeps(url, MISSING, ({ database }) => listBillers(database, text));
  if (json) return say(JSON.stringify(found));
  for (const { key, version, name, isOnShelf } of found) say(`${key.padEnd(28)}v${version}  ${name}${isOnShelf ? '' : '  (off the shelf)'}`);
  say(`${found.length}${found.length === 1_000 ? ' or more' : ''} billers.`);
};

/** Each with how many words may follow it. */
const VERBS: Partial<Record<string, { work: Verb; least: number; most: number }>> = {
  check: { work: check, least: 1, most: 1 },
  import: { work: importOne, least: 1, most: 1 },
  bills: { work: bills, least: 2, most: 2 },
  list: { work: list, least: 0, most: 1 },
};

const readOptions = () => {
  try {
    const flag = { type: 'boolean' } as const;
    return parseArgs({ allowPositionals: true, options: { help: flag, json: flag, 'dry-run': flag, 'database-url': { type: 'string' } } });
  } catch (error) {
    throw new StartError(`${(error as Error).message}\nnpm run billers -- --help tells what there is.`);
  }
};

const main = async (): Promise<void> => {
  const { values, positionals } = readOptions();
  const [name = '', ...given] = positionals;
  const verb = VERBS[name];
  if (values.help) return void process.stdout.write(HELP);
  if (!verb || given.length < verb.least || given.length > verb.most) {
    process.stderr.write(HELP);
    process.exitCode = 2;
    return;
  }
  await verb.work(given, values);
};

/** A file that breaks a rule is told as it is told to whoever wrote it, and is no fault of ours. */
const isToldPlainly = (error: Error): boolean => error instanceof StartError || ('code' in error && error.code === 'billers-refused');

main().catch((error: Error) => {
  process.stderr.write(`${isToldPlainly(error) ? error.message : (error.stack ?? error.message)}\n`);
  process.exitCode = 1;
});
