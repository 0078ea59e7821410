import type { BillerContent } from '@micro-branch/contract/biller-content';
import type { BillerPage, BillerView } from '@micro-branch/contract/billers';
import { sql } from '../../../server/database/database';
import type { Deps } from '../../../server/deps';
import { importFile } from '../../../server/billers/import-file';
import { findBillerByKey, getBillerVersion } from '../../../server/billers/store';
import { listSeedBillers } from '../../../server/database/seed/billers';
import { seedBillers } from '../../../server/database/seed/seed-billers';
import { aBiller, billerText } from '../../support/billers';
import { startService, type Service } from '../../support/service';

const ROWS = sql(
  'test.biller_rows',
  'select (select count(*)::int from billers) billers, (select count(*)::int from biller_versions) versions, (select count(*)::int from biller_imports) imports',
);

jest.setTimeout(60_000);

let service: Service;
let deps: Deps;

beforeAll(async () => {
  service = await startService();
  ({ deps } = service);
});
afterAll(() => service.close());

const rows = async () => (await deps.database.query<Record<string, number>>(ROWS))[0]!;
const take = (billers: readonly unknown[], options = {}) => importFile(deps, { fileName: 'billers.json', text: billerText(...billers) }, options);
const find = async (text: string): Promise<BillerPage['billers']> =>
  ((await service.get(`/api/billers?text=${encodeURIComponent(text)}`)).body as BillerPage).billers;

test.each(['fetch-and-pay', 'validate-and-pay', 'direct', 'top-up'] as const)('a biller of the flow %s is found and shown as soon as its file is imported', async (kind) => {
  const content = aBiller(kind, { key: `new-${kind}`, name: `龙门镇${kind}站（演示）`, hours: { from: '00:00', until: '00:00' } });
  expect(await find(`longmenzhen ${kind}`)).toEqual([]);
  expect(await take([content])).toEqual({ added: [{ key: content.key, name: content.name }], changed: [], unchanged: 0 });
  const [found] = await find(`longmenzhen ${kind}`);
  expect(found).toMatchObject({ name: content.name, category: 'daily-life', icon: 'water', flow: kind, regionName: '上海市' });
  const { status, body } = await service.get(`/api/billers/${found!.id}`);
  expect([status, (body as BillerView).flow, (body as BillerView).fields.length]).toEqual([200, kind, 1]);
  expect(body).toMatchObject({ id: found!.id, feeWords: '不收手续费', hoursWords: '全天可缴', isOpen: true, isDemonstration: true });
  expect((body as BillerView).denominations).toEqual(kind === 'top-up' ? [1_000, 3_000, 5_000] : []);
});

test('the same file again does nothing, and no new version is made', async () => {
  const billers = [aBiller('direct', { key: 'same-1' }), aBiller('direct', { key: 'same-2' })];
  await take(billers);
  const before = await rows();
  expect(await take(billers)).toEqual({ added: [], changed: [], unchanged: 2 });
  expect(await take(billers.map((biller) => Object.fromEntries(Object.entries(biller).reverse())))).toEqual({ added: [], changed: [], unchanged: 2 });
  expect(await rows()).toEqual(before);
});

test('what changed is told, old and new, and makes a version; the one before stays as it was, and others stay where they are', async () => {
  const first = aBiller('direct', { key: 'change-1' });
  await take([first, aBiller('direct', { key: 'change-2' })]);
  const id = (await findBillerByKey(deps.database, 'change-1'))!.id;
  const second: BillerContent = { ...first, name: '青山市新名供水（演示）', fee: { kind: 'fixed', fen: 50 }, regions: ['310100', '330100'] };
  expect(await take([second])).toEqual({
    added: [],
    changed: [{
      key: 'change-1',
      name: second.name,
      differences: [
        { path: 'fee.kind', from: 'none', to: 'fixed' },
        { path: 'fee.fen', from: undefined, to: 50 },
        { path: 'name', from: first.name, to: second.name },
        { path: 'regions[1]', from: undefined, to: '330100' },
      ],
    }],
    unchanged: 0,
  });
  expect(await findBillerByKey(deps.database, 'change-1')).toEqual({ id, version: 2, content: second });
  expect(await getBillerVersion(deps.database, id, 1)).toEqual({ id, version: 1, content: first });
  expect((await findBillerByKey(deps.database, 'change-2'))!.version).toBe(1);
  expect((await find('新名供水')).map((found) => found.id)).toEqual([id]);
});

test('a dry run tells the same and writes nothing', async () => {
  const before = await rows();
  const biller = aBiller('direct', { key: 'dry' });
  const told = await take([biller], { isDryRun: true });
  expect(await rows()).toEqual(before);
  expect(await take([biller])).toEqual(told);
});

test('a file with a fault is refused whole, with line, biller, place and reason', async () => {
  const before = await rows();
  const good = Array.from({ length: 30 }, (_, index) => aBiller('direct', { key: `good-${index}` }));
  const wrong = aBiller('direct', { key: 'wrong', settlement: { link: 'direct', account: '1', days: 1 } });
  const refused = take([...good, wrong]);
  await expect(refused).rejects.toMatchObject({ code: 'billers-refused', message: expect.stringMatching(/^第 \d+ 行 · wrong · settlement\.account：应是8到30位数字$/) as unknown });
  const text = billerText(...good, wrong);
  const told = await refused.then(() => '', (error: Error) => error.message);
  const line = Number(/第 (\d+) 行/.exec(told)![1]);
  expect(text.split('\n')[line - 1]).toContain('"account": "1"');
  await expect(importFile(deps, { fileName: 'x', text: text.slice(0, -1) })).rejects.toMatchObject({ code: 'billers-refused' });
  expect(await rows()).toEqual(before);
});

test('an import that ends in the middle leaves nothing behind', async () => {
  const before = await rows();
  const many = listSeedBillers().slice(0, 2_500);
  const database: Deps['database'] = {
    ...deps.database,
    transaction: (work) =>
      deps.database.transaction((tx) => {
        let left = 5;
        return work({ query: (...given) => ((left -= 1) < 0 ? Promise.reject(new Error('killed')) : tx.query(...given)) });
      }),
  };
  await expect(importFile({ ...deps, database }, { fileName: 'x', text: billerText(...many) })).rejects.toThrow('killed');
  expect(await rows()).toEqual(before);
});

test('two imports of the same billers at once add each once', async () => {
  const billers = Array.from({ length: 20 }, (_, index) => aBiller('direct', { key: `twice-${index}` }));
  const results = await Promise.all([take(billers), take([...billers].reverse())]);
  expect(results.map(({ added, unchanged }) => [added.length, unchanged]).sort()).toEqual([[0, 20], [20, 0]]);
});

test('a biller that is taken from the shelf is no longer found nor shown, and what was bound still knows it', async () => {
  const content = aBiller('direct', { key: 'shelved', name: '下架演示水站' });
  await take([content]);
  const [found] = await find('下架演示');
  expect((await take([{ ...content, isOnShelf: false }])).changed[0]!.differences).toEqual([{ path: 'isOnShelf', from: true, to: false }]);
  expect(await find('下架演示')).toEqual([]);
  expect(await service.get(`/api/billers/${found!.id}`)).toMatchObject({ status: 404, body: { error: { code: 'biller-not-found' } } });
  expect((await findBillerByKey(deps.database, 'shelved'))!.id).toBe(found!.id);
});

test('the demonstration leaves a catalogue alone that has billers', async () => {
  const before = await rows();
  expect(await seedBillers(deps)).toBe(0);
  expect(await rows()).toEqual(before);
});
