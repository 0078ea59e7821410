import { writeFileSync } from 'node:fs';
import { checkBatch, loadBatch } from '../../../server/batches/load-batch';
import { findBatch } from '../../../server/batches/store';
import { addBatchBillers, BATCH_BILLER, goodLine, textOf, writeBatch } from '../../support/batches';
import { startService, type Service } from '../../support/service';

let service: Service;

beforeAll(async () => {
  service = await startService();
  await addBatchBillers(service);
});
afterAll(() => service.close());

const failure = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing was wrong', ({ message }: Error) => message);
const lineWith = (change: Partial<ReturnType<typeof goodLine>>): string => textOf([{ ...goodLine(1), ...change }]);

test('a file whose accounts are exchanged after it was checked, to the same sum, is no batch', async () => {
  const lines = [goodLine(1), goodLine(2)];
  const path = writeBatch('exchanged', textOf(lines));
  const other = textOf(lines.map((line) => ({ ...line, account: '6222029999999999' })));
  let isExchanged = false;
  const clock = { now: () => (isExchanged ||= (writeFileSync(path, other), true), service.clock.now()) }; // asked first when the file was checked
  expect(await failure(loadBatch({ ...service.deps, clock }, { path, billerKey: BATCH_BILLER }))).toContain('The file changed while it was read');
  expect(await findBatch(service.deps.database, 'exchanged')).toBeUndefined();
});

test.each([
  ['a formula for a payer', { payer: '=1+1' }],
  ['a formula for a reference', { reference: '@SUM(A1)' }],
  ['digits of another script', { account: '６２２２０２１００００００００１' }],
  ['a NUL in a name', { payer: '王\u0000*' }],
  ['letters that run backwards', { payer: '\u202e王*' }],
  ['a whole name', { payer: '王小满' }],
  ['less than a fen', { fen: 0.5 }],
  ['a fen more than is paid at once', { fen: 50_000_01 }],
])('a line with %s refuses the file and names itself', async (_what, change) => {
  const said = await failure(checkBatch(service.deps, { path: writeBatch('attack', lineWith(change)), billerKey: BATCH_BILLER }));
  expect(said).toContain('line 1:');
});

test('a name of a file that leads elsewhere is none of a batch', async () => {
  for (const name of ['..', '-rf', 'a b', '批次', "x';drop"]) {
    expect(await failure(checkBatch(service.deps, { path: writeBatch(name, lineWith({})), billerKey: BATCH_BILLER }))).toContain('A batch is called as its file is');
  }
});
