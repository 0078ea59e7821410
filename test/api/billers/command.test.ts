import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '../../../server/database/database';
import { findBillerByKey } from '../../../server/billers/store';
import { aBiller, billerText, manyBills } from '../../support/billers';
import { command, startCommand } from '../../support/command';
import { startService, type Service } from '../../support/service';

const LOADED = sql('test.lines_loaded', 'select coalesce(max(lines_loaded), 0)::int as lines from hosted_files where finished_at is null');

jest.setTimeout(240_000);

let service: Service;

beforeAll(async () => void (service = await startService()));
afterAll(() => service.close());

const billers = (...args: string[]) => command(service, 'billers', ...args);

const folder = mkdtempSync(join(tmpdir(), 'billers-'));

/** A file of one's own; gives its path. */
const writeFile = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test('a file is checked, tried, imported and listed, beside the service and without its being started again', async () => {
  const content = aBiller('top-up', { key: 'cli', name: '青山演示充值' });
  const path = writeFile('cli.json', billerText(content));
  expect(await billers('check', path)).toEqual({ code: 0, out: '1 billers, and nothing wrong with them.\n', err: '' });
  const added = '+ cli  青山演示充值\n1 added, 0 changed, 0 unchanged.';
  expect(await billers('import', path, '--dry-run')).toMatchObject({ code: 0, out: `${added} A dry run: nothing was written.\n` });
  expect(await findBillerByKey(service.deps.database, 'cli')).toBeUndefined();
  expect(await billers('import', path)).toMatchObject({ code: 0, out: `${added}\n` });
  const changed = writeFile('cli.json', billerText({ ...content, fee: { kind: 'fixed', fen: 50 } }));
  expect((await billers('import', changed)).out).toBe('~ cli  青山演示充值\n    fee.kind："none" → "fixed"\n    fee.fen：（无） → 50\n0 added, 1 changed, 0 unchanged.\n');
  expect((await billers('list', 'qsys')).out).toBe('cli                         v2  青山演示充值\n1 billers.\n');
  expect((await service.get('/api/billers?text=qsyscz')).body).toMatchObject({ billers: [{ name: '青山演示充值' }] });
});

test('a file with a fault ends with 1, tells it in a line, and changes nothing', async () => {
  const path = writeFile('wrong.json', billerText(aBiller('direct', { key: 'fine' }), aBiller('direct', { key: 'wrong', name: '' })));
  const told = /^第 \d+ 行 · wrong · name：不能空着\n$/;
  expect(await billers('check', path)).toMatchObject({ code: 1, out: expect.stringMatching(told) as unknown });
  expect(await billers('import', path)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(told) as unknown });
  expect(await findBillerByKey(service.deps.database, 'fine')).toBeUndefined();
});

test('a load of bills whose process is killed goes on when it is started again', async () => {
  const hosted = aBiller('fetch-and-pay', { key: 'killed', settlement: { link: 'hosted', account: '99001234', days: 1 } });
  await billers('import', writeFile('killed.json', billerText(hosted)));
  const path = writeFile('bills.csv', manyBills(100_000));
  const first = await startCommand(service, 'billers', 'bills', 'killed', path);
  const deadlineMs = performance.now() + 60_000;
  for (let lines = 0; lines === 0 && performance.now() < deadlineMs; ) {
    lines = (await service.deps.database.query<{ lines: number }>(LOADED))[0]!.lines;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  first.kill();
  expect((await first.ended).code).toBeNull();
  const second = JSON.parse((await billers('bills', 'killed', path, '--json')).out) as { bills: number; resumedAt: number };
  expect(second.bills).toBe(100_000);
  expect(second.resumedAt).toBeGreaterThan(0);
  expect((await billers('bills', 'killed', path)).out).toBe('This file was taken before: nothing was done.\n');
});

test('what is asked wrongly is told in a line, and an unknown verb with the usage', async () => {
  expect(await billers('mend')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('npm run billers -- check FILE') as unknown });
  expect(await billers('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--dry-run') as unknown });
  expect((await billers('check', '/nowhere.json')).err).toBe('There is no file /nowhere.json\n');
  expect((await billers('bills', 'nobody', writeFile('x.csv', 'x'))).err).toBe('There is no biller nobody\n');
});
