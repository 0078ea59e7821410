import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BillerContent } from '@micro-branch/contract/biller-content';
import { importBillers } from '../../server/billers/import-billers';
import { sql } from '../../server/database/database';
import type { Id } from '../../server/ids';
import type { Service } from './service';

export const BATCH_BILLER = 'electricity-310100';

const content = (key: string, isOnShelf: boolean): BillerContent => ({
  key,
  name: '上海演示电力',
  category: 'daily-life',
  icon: 'electricity',
  regions: ['310100'],
  fields: [{ key: 'account', label: '户号', hint: '账单右上角', sample: '3101000128600', pattern: '[0-9]{13}', maxLength: 13, keyboard: 'number', mask: { head: 3, tail: 4 }, check: 'none' }],
  flow: { kind: 'fetch-and-pay', isPartAllowed: false, amount: { minFen: 1, maxFen: 5_000_000, stepFen: 1 } },
  fee: { kind: 'none' },
  hours: { from: '00:00', until: '00:00' },
  settlement: { link: 'direct', account: '31050166360000001234', days: 1 },
  isOnShelf,
  isDemonstration: true,
});

/** Billers that a batch may be of, and one that is not on the shelf. */
export const addBatchBillers = async ({ deps }: Pick<Service, 'deps'>): Promise<void> => {
  const billers = [content(BATCH_BILLER, true), content('water-310100', true), content('gone-310100', false)];
  await importBillers(deps, { fileName: 'test', fileHash: Buffer.alloc(32), billers });
};

interface FileLine {
  account: string;
  payer: string;
  fen: number;
  reference: string;
}

/** What the `index`th of many looks like: accounts with money, amounts that differ. */
export const goodLine = (index: number): FileLine => ({
  account: `62220210${String(index).padStart(8, '0')}1`,
  payer: '王*',
  fen: 100 + (index % 5_000),
  reference: `SD-${String(index).padStart(7, '0')}`,
});

export const textOf = (lines: readonly FileLine[]): string =>
  lines.map(({ account, payer, fen, reference }, index) => `${[index + 1, account, payer, fen, reference].join()}\n`).join('');

/** A file of a biller in a folder of its own; gives its path. */
export const writeBatch = (name: string, text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'batch-')), `${name}.csv`);
  writeFileSync(path, text);
  return path;
};

export const writeLines = (name: string, count: number, change: (line: FileLine, index: number) => FileLine = (line) => line): string =>
  writeBatch(name, textOf(Array.from({ length: count }, (_, index) => change(goodLine(index), index))));

interface Row {
  id: Id;
  line: number;
  state: string;
  reason: string | null;
  fen: string;
  sealed: Buffer | null;
}

const ROWS = sql('test.batch_rows', 'select r.id, line, state, reason, fen, account_sealed as sealed from batch_rows r join batches b on b.id = r.batch_id where b.name = $1 order by line');
const TRANSFERS = sql('test.batch_transfers', `select reference, amount from transfers where cause = 'batch-collected'`);

export const rowsOf = ({ deps }: Service, name: string): Promise<Row[]> => deps.database.query<Row>(ROWS, [name]);

/** Each row of a batch that was debited is so once: at the bank, in the ledger, in its own state; and nothing else is. */
export const expectDebitedOnce = async (service: Service, name: string): Promise<void> => {
  const rows = await rowsOf(service, name);
  const done = rows.filter(({ state }) => state === 'done').map(({ id }) => id);
  const ids = new Set(rows.map(({ id }) => id));
  const atBank = service.sandbox.bankDebits.debits().filter((id) => ids.has(id));
  expect([...atBank].sort()).toEqual([...done].sort());
  const transfers = await service.deps.database.query<{ reference: string }>(TRANSFERS);
  const ours = transfers.map(({ reference }) => reference.replace('batch:', '')).filter((id) => ids.has(id));
  expect(ours.sort()).toEqual([...done].sort());
};
