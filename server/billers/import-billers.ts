import type { BillerContent } from '@micro-branch/contract/biller-content';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { differences, type Difference } from './content-diff';
import { foundBy } from './found-by';
import { findBillersByKeys, type Biller } from './store';

/** Rows a statement; more of them at once gain nothing. */
const CHUNK = 1_000;

/** Imports go one after the other: what one compares with, no other changes meanwhile. */
const LOCK = sql('billers.lock', `select pg_advisory_xact_lock(hashtextextended('billers', 0))`);
const LAST_POSITION = sql('billers.last_position', 'select coalesce(max(position), 0) as last from billers');
const ADD_IMPORT = sql(
  'biller_imports.add',
  'insert into biller_imports (id, file_name, file_hash, added, changed, imported_at) values ($1, $2, $3, $4, $5, $6)',
);
const ROWS = 'jsonb_to_recordset($1::jsonb) as r(id bigint, version integer, position integer, found_by text, content jsonb)';
const REGIONS = `array(select jsonb_array_elements_text(r.content->'regions'))`;
/** A biller that is there keeps its key, its id and its place. */
const SAVE = sql(
  'billers.save',
  `insert into billers (id, key, version, category, name, found_by, regions, is_on_shelf, position)
   select r.id, r.content->>'key', r.version, r.content->>'category', r.content->>'name', r.found_by, ${REGIONS},
     (r.content->>'isOnShelf')::boolean, r.position from ${ROWS}
   on conflict (id) do update set version = excluded.version, category = excluded.category, name = excluded.name,
     found_by = excluded.found_by, regions = excluded.regions, is_on_shelf = excluded.is_on_shelf`,
);
const ADD_VERSIONS = sql(
  'biller_versions.add',
  `insert into biller_versions (biller_id, version, content, import_id) select r.id, r.version, r.content, $2 from ${ROWS}`,
);

interface BillerChange {
  key: string;
  name: string;
  differences: Difference[];
}

/** What a file does to the catalogue. Billers that it does not name stay as they are. */
export interface ImportResult {
  added: { key: string; name: string }[];
  changed: BillerChange[];
  unchanged: number;
}

/** Billers that were looked through: see `checkBillerFile`. */
interface BillersToImport {
  fileName: string;
  fileHash: Buffer;
  billers: readonly BillerContent[];
}

interface Row {
  id: Id;
  version: number;
  position: number;
  found_by: string;
  content: BillerContent;
}

const writeRows = async (tx: Queryable, importId: Id, rows: readonly Row[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += CHUNK) {
    const json = JSON.stringify(rows.slice(start, start + CHUNK));
    await tx.query(SAVE, [json]);
    await tx.query(ADD_VERSIONS, [json, importId]);
  }
};

const compare = (billers: readonly BillerContent[], known: ReadonlyMap<string, Biller>): ImportResult => {
  const added = billers.filter(({ key }) => !known.has(key));
  const changed = billers.flatMap((content) => {
    const found = known.get(content.key);
    const different = found ? differences(found.content, content) : [];
    return different.length === 0 ? [] : [{ key: content.key, name: content.name, differences: different }];
  });
  return { added: added.map(({ key, name }) => ({ key, name })), changed, unchanged: billers.length - added.length - changed.length };
};

const write = async (tx: Queryable, deps: ImportDeps, file: BillersToImport, { result, known }: { result: ImportResult; known: ReadonlyMap<string, Biller> }) => {
  const [position] = await tx.query<{ last: number }>(LAST_POSITION);
  const written = new Set([...result.added, ...result.changed].map(({ key }) => key));
  const importId = deps.newId();
  await tx.query(ADD_IMPORT, [importId, file.fileName, file.fileHash, result.added.length, result.changed.length, deps.clock.now()]);
  const rows = file.billers.flatMap((content, index): Row[] => {
    if (!written.has(content.key)) return [];
    const { id = deps.newId(), version = 0 } = known.get(content.key) ?? {};
    return [{ id, version: version + 1, position: position!.last + index + 1, found_by: foundBy(content.name), content }];
  });
  await writeRows(tx, importId, rows);
};

export type ImportDeps = Pick<Deps, 'database' | 'clock' | 'newId'>;

/**
 * Brings billers into the catalogue, all or none, in one transaction. One whose content is as it was gets no new version, so the same file
 * again does nothing; one that the file leaves out stays. A dry run tells the same and writes nothing.
 */
export const importBillers = (deps: ImportDeps, file: BillersToImport, { isDryRun = false } = {}): Promise<ImportResult> =>
  deps.database.transaction(async (tx) => {
    await tx.query(LOCK);
    const known = await findBillersByKeys(tx, file.billers.map(({ key }) => key));
    const result = compare(file.billers, known);
    if (!isDryRun && result.added.length + result.changed.length > 0) await write(tx, deps, file, { result, known });
    return result;
  });
