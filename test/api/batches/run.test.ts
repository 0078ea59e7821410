import { copyFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { checkBatch, loadBatch } from '../../../server/batches/load-batch';
import { resultLines } from '../../../server/batches/result';
import { runBatch } from '../../../server/batches/run-batch';
import { findBatch, listBatches, noteOutcomes, readProgress, type Batch } from '../../../server/batches/store';
import { verifyBooks } from '../../../server/books';
import { sql } from '../../../server/database/database';
import { shanghaiDay } from '../../../server/shanghai';
import { addBatchBillers, BATCH_BILLER, expectDebitedOnce, goodLine, rowsOf, textOf, writeBatch, writeLines } from '../../support/batches';
import { startService, type Service } from '../../support/service';

jest.setTimeout(120_000);

let service: Service;

beforeAll(async () => {
  service = await startService();
  await addBatchBillers(service);
});
afterAll(() => service.close());

const load = (path: string, billerKey = BATCH_BILLER): Promise<Batch> => loadBatch(service.deps, { path, billerKey });
const run = (batch: Batch, parallel = 8) => runBatch(service.deps, batch, { parallel });
const failure = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing was wrong', ({ message }: Error) => message);
const result = async (batch: Batch): Promise<string[]> => {
  const lines: string[] = [];
  for await (const line of resultLines(service.deps.database, batch)) lines.push(line);
  return lines;
};
/** References are debited once for a biller, so each test has its own. */
const numbered = (prefix: string) => (line: ReturnType<typeof goodLine>, index: number) => ({ ...line, reference: `${prefix}-${index}` });

test('every row is debited once, what the bank refuses is told, and the file that answers says so line by line', async () => {
  const ends = new Map([[3, '0000'], [7, '0404']]);
  const path = writeLines('november', 10, (line, index) => ({ ...numbered('N')(line, index), account: ends.has(index) ? `6222021000${ends.get(index)!}` : line.account }));
  const batch = await load(path);
  expect(batch).toMatchObject({ name: 'november', billerName: '上海演示电力', rows: 10, rowsLoaded: 10, totalFen: 1_045, endedAt: null });
  const progress = await run(batch);
  expect(progress).toMatchObject({ waiting: { rows: 0 }, sent: { rows: 0 }, done: { rows: 8, fen: 835 }, refused: { rows: 2, fen: 210 } });
  expect((await findBatch(service.deps.database, 'november'))!.endedAt).not.toBeNull();
  await expectDebitedOnce(service, 'november');

  const rows = await rowsOf(service, 'november');
  const lines = await result(batch);
  expect(lines[0]).toBe('line,account,payer,fen,reference,outcome,reason,number,bankNumber,debitedOn');
  expect(lines[1]).toMatch(new RegExp(`^1,\\*{4}0001,王\\*,100,N-0,done,,${rows[0]!.id},BD\\d{8},${shanghaiDay(service.clock.now())}$`));
  expect(lines[4]).toBe(`4,****0000,王*,103,N-3,refused,account-short,${rows[3]!.id},,`);
  expect(lines[8]).toBe(`8,****0404,王*,107,N-7,refused,debit-refused,${rows[7]!.id},,`);
  expect(lines.slice(11)).toEqual(['total,done,8,835', 'total,refused,2,210', 'total,open,0,0']);
});

test('the same file again, under whatever name, debits nothing again', async () => {
  const path = writeLines('again', 5, numbered('A'));
  await run(await load(path));
  const copy = join(tmpdir(), `copy-${process.pid}.csv`);
  copyFileSync(path, copy);
  const batch = await load(copy);
  expect(batch.name).toBe('again');
  const before = service.sandbox.bankDebits.debits().length;
  expect(await run(batch)).toMatchObject({ done: { rows: 5 } });
  expect(service.sandbox.bankDebits.debits()).toHaveLength(before);
});

test('accounts rest sealed until their row has ended, and not beyond', async () => {
  const batch = await load(writeLines('sealed', 2, numbered('S')));
  const [row] = await rowsOf(service, 'sealed');
  expect(row!.sealed!.toString('utf8')).not.toContain(goodLine(0).account);
  expect((await service.deps.database.query<{ all: string }>(sql('test.all', `select string_agg(r::text, '') as all from batch_rows r where batch_id = $1`), [batch.id]))[0]!.all).not.toContain(goodLine(0).account);
  await run(batch);
  expect((await rowsOf(service, 'sealed')).map(({ sealed }) => sealed)).toEqual([null, null]);
});

test('a file of a biller that is not there, or not on the shelf, is refused, and one of a name that another has', async () => {
  const path = writeLines('whose', 2, numbered('W'));
  expect(await failure(load(path, 'nobody-310100'))).toBe('There is no biller nobody-310100');
  expect(await failure(load(path, 'gone-310100'))).toBe('The biller gone-310100 is not on the shelf');
  await load(path);
  expect(await failure(load(writeLines('whose', 3, numbered('V'))))).toContain('There is a batch whose already');
  expect(await failure(load(writeLines('a b', 1, numbered('U'))))).toContain('letters, digits, dots');
});

test('a reference is debited once for a biller, in whatever file it comes; what was refused may come again; another biller has its own', async () => {
  const one = { ...goodLine(1), reference: 'R-1' };
  const short = { ...goodLine(2), reference: 'R-2', account: '6222021000000000' };
  await run(await load(writeBatch('first', textOf([one, short]))));
  const both = textOf([{ ...goodLine(3), reference: 'R-3' }, one]);
  const refused = 'The file is refused, and nothing of it was run.\n  line 2: the reference R-1 stands in batch first already';
  expect(await failure(checkBatch(service.deps, { path: writeBatch('second', both), billerKey: BATCH_BILLER }))).toBe(refused);
  expect(await failure(load(writeBatch('second', both)))).toBe(refused);
  expect(await findBatch(service.deps.database, 'second')).toBeUndefined();
  const again = await load(writeBatch('third', textOf([{ ...short, account: goodLine(2).account }])));
  expect(await run(again)).toMatchObject({ done: { rows: 1 } });
  expect(await run(await load(writeBatch('theirs', textOf([one])), 'water-310100'))).toMatchObject({ done: { rows: 1 } });
});

test('two files with the same reference at once: one of them is taken', async () => {
  const same = { ...goodLine(1), reference: 'T-1' };
  const files = ['left', 'right'].map((name, index) => writeBatch(name, textOf([same, { ...goodLine(2), reference: `T-${name}`, fen: 100 + index }])));
  const outcomes = await Promise.allSettled(files.map((path) => load(path)));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('checking writes nothing', async () => {
  const before = (await listBatches(service.deps.database)).length;
  expect(await checkBatch(service.deps, { path: writeLines('checked', 3, numbered('C')), billerKey: BATCH_BILLER })).toMatchObject({ rows: 3, totalFen: 303 });
  expect(await listBatches(service.deps.database)).toHaveLength(before);
});

test('a file that is loaded by several at once is there once, whole', async () => {
  const path = writeLines('together', 5_000, numbered('G'));
  const batches = await Promise.all([load(path), load(path), load(path)]);
  expect(new Set(batches.map(({ id }) => id)).size).toBe(1);
  expect((await rowsOf(service, 'together')).map(({ line }) => line)).toEqual(Array.from({ length: 5_000 }, (_, index) => index + 1));
});

test('a load that was broken off goes on where it was, and nothing runs before', async () => {
  const path = writeLines('broken', 4_500, numbered('B'));
  const { newId } = service.deps;
  let left = 3_000;
  const dying = { ...service.deps, newId: () => ((left -= 1) > 0 ? newId() : (undefined as never)) };
  await expect(loadBatch(dying, { path, billerKey: BATCH_BILLER })).rejects.toThrow();
  const broken = (await findBatch(service.deps.database, 'broken'))!;
  expect(broken).toMatchObject({ rowsLoaded: 2_000, loadedAt: null });
  const batch = await load(path);
  expect(batch).toMatchObject({ id: broken.id, rowsLoaded: 4_500 });
  expect(await rowsOf(service, 'broken')).toHaveLength(4_500);
});

test('a file that grows while it is loaded is no batch', async () => {
  const path = writeLines('grows', 3, numbered('O'));
  const grown = `4,${goodLine(9).account},王*,100,O-9\n`;
  let isGrown = false;
  const clock = { now: () => (isGrown ||= (appendFileSync(path, grown), true), service.clock.now()) }; // asked first when the file was checked
  expect(await failure(loadBatch({ ...service.deps, clock }, { path, billerKey: BATCH_BILLER }))).toContain('The file changed while it was read');
  expect(await findBatch(service.deps.database, 'grows')).toBeUndefined();
});

test('a bank that fails, is late or does not answer is asked again, and debits once', async () => {
  const batch = await load(writeLines('troubled', 300, numbered('F')));
  service.sandbox.bankDebits.setFailureRate(0.2);
  expect(await run(batch)).toMatchObject({ done: { rows: 300 } });
  service.sandbox.bankDebits.setFailureRate(0);
  await expectDebitedOnce(service, 'troubled');
});

test('two runs of a batch at once, of many workers each, debit every row once', async () => {
  const batch = await load(writeLines('doubled', 400, numbered('D')));
  const [one, other] = await Promise.all([run(batch, 6), run(batch, 6)]);
  expect([one.done.rows, other.done.rows]).toEqual([400, 400]);
  await expectDebitedOnce(service, 'doubled');
});

test('a run that is stopped ends in the middle, and the next one goes on', async () => {
  const batch = await load(writeLines('stopped', 300, numbered('P')));
  let asked = 0;
  const stopped = await runBatch(service.deps, batch, { parallel: 2, isStopping: () => (asked += 1) > 50 });
  expect(stopped.done.rows).toBeGreaterThan(0);
  expect(stopped.waiting.rows).toBeGreaterThan(0);
  expect((await result(batch)).at(-1)).toBe(`total,open,${stopped.waiting.rows + stopped.sent.rows},${stopped.waiting.fen + stopped.sent.fen}`);
  expect(await run(batch)).toMatchObject({ done: { rows: 300 } });
  await expectDebitedOnce(service, 'stopped');
});

test('a bank that is silent for ten minutes is left alone, and the rows stay open', async () => {
  const batch = await load(writeLines('silent', 3, numbered('L')));
  const silent = { ...service.deps.bankDebits, debit: async () => ({ state: 'unknown' as const, why: 'nobody is there' }), ask: async () => (service.clock.advance(120_000), { state: 'absent' as const }) };
  const progress = await runBatch({ ...service.deps, bankDebits: silent }, batch, { parallel: 1 });
  expect(progress).toMatchObject({ sent: { rows: 3 }, done: { rows: 0 } });
  const notes = sql('test.notes', 'select note from batch_rows where batch_id = $1');
  expect(await service.deps.database.query(notes, [batch.id])).toContainEqual({ note: 'nobody is there' });
  service.clock.advance(3_600_000);
  expect(await run(batch)).toMatchObject({ done: { rows: 3 } });
});

test('what the bank says twice, and late, is written once', async () => {
  const batch = await load(writeLines('twice-told', 1, numbered('Q')));
  await run(batch);
  const [row] = await rowsOf(service, 'twice-told');
  expect(await noteOutcomes(service.deps.database, [{ id: row!.id, state: 'refused', reason: 'account-short' }], service.clock.now())).toBe(0);
  expect(await readProgress(service.deps.database, batch.id)).toMatchObject({ done: { rows: 1 }, refused: { rows: 0 } });
});

test('the books name a row without its transfer, and a transfer without its row', async () => {
  const { database } = service.deps;
  const batch = await load(writeLines('tampered', 2, numbered('X')));
  await run(batch);
  const change = (state: string) => database.query(sql(`test.tamper_${state}`, `update batch_rows set fen = fen + $2 where batch_id = $1 and line = 1`), [batch.id, state === 'more' ? 1 : -1]);
  await change('more');
  expect((await verifyBooks(database)).difference).toMatchObject({ check: 'batches.rows', difference: expect.stringContaining('of 101 fen is done') as unknown });
  await change('less');
  expect((await verifyBooks(database)).difference).toBeNull();
});
