import { existsSync, readFileSync } from 'node:fs';
import { addBatchBillers, BATCH_BILLER, goodLine, textOf, writeBatch } from '../../support/batches';
import { command } from '../../support/command';
import { startService, type Service } from '../../support/service';

jest.setTimeout(180_000);

let service: Service;

beforeAll(async () => {
  service = await startService();
  await addBatchBillers(service);
});
afterAll(() => service.close());

const batches = (...args: string[]) => command(service, 'batches', ...args);

test('a file is checked, run and answered by the command, in words', async () => {
  const path = writeBatch('city-water', textOf([goodLine(1), goodLine(2), { ...goodLine(3), account: '6222021000000000' }]));
  expect(await batches('check', path, '--biller', BATCH_BILLER)).toMatchObject({ code: 0, out: 'The file is right: 3 debits of 3.06 yuan in all. Nothing was written.\n' });
  const ran = await batches('run', path, '--biller', BATCH_BILLER, '--parallel', '2');
  expect(ran).toMatchObject({ code: 0, out: expect.stringMatching(/^2 debited, 2\.03 yuan; 1 refused\. [\d.]+ s, \d+ MB\.\n$/) as unknown });
  expect(ran.err).toContain('Batch city-water of 上海演示电力: 3 debits of 3.06 yuan.');
  expect(ran.err).toMatch(/ended, \d+ refused, \d+ a second/);
  const out = path.replace('.csv', '.result.csv');
  expect(await batches('result', 'city-water', '--out', out)).toMatchObject({ code: 0, out: '' });
  expect(readFileSync(out, 'utf8')).toMatch(/^line,account[^]*\ntotal,done,2,203\ntotal,refused,1,103\ntotal,open,0,0\n$/);
  expect(existsSync(`${out}.part`)).toBe(false);
  expect((await batches('list')).out).toBe('city-water  上海演示电力  3 rows: 2 done, 1 refused, 0 open\n');
});

test('a file with a wrong line is refused whole and ends with 1', async () => {
  const path = writeBatch('wrong', textOf([goodLine(5), { ...goodLine(6), fen: 0 }]));
  expect(await batches('run', path, '--biller', BATCH_BILLER)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/refused[^]*\n {2}line 2: the amount/) as unknown });
  expect((await batches('result', 'wrong')).err).toBe('There is no batch wrong\n');
});

test('what is asked wrongly is told in a line, and an unknown verb with the usage', async () => {
  expect(await batches('mend')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('npm run batches -- run FILE') as unknown });
  expect(await batches('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--parallel N') as unknown });
  expect((await batches('run', 'x.csv')).err).toContain('A FILE and --biller KEY are needed');
  const path = writeBatch('many', textOf([goodLine(8)]));
  expect((await batches('run', path, '--biller', BATCH_BILLER, '--parallel', '65')).err).toBe('--parallel is "65"; expected 1 to 64\n');
});
