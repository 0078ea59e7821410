import type { BillerPage, BillerSummary, CategoryList, RegionList } from '@micro-branch/contract/billers';
import { findBillerByKey } from '../../../server/billers/store';
import { linkTo } from '../../../server/billers/links';
import { importFile } from '../../../server/billers/import-file';
import { seedBillers } from '../../../server/database/seed/seed-billers';
import { aBiller, billerText } from '../../support/billers';
import { startService, type Service } from '../../support/service';

jest.setTimeout(60_000);

let service: Service;
let total: number;

beforeAll(async () => {
  service = await startService();
  total = await seedBillers(service.deps);
  await importFile(service.deps, {
    fileName: 'more.json',
    text: billerText(
      aBiller('direct', { key: 'district', name: '徐汇滨江泊车（演示）', regions: ['310104'], category: 'transport' }),
      aBiller('direct', { key: 'signs', name: '50%折扣_社（演示）', regions: ['330000'], category: 'other' }),
    ),
  });
});
afterAll(() => service.close());

const search = async (query: Record<string, string>): Promise<BillerPage> => {
  const { status, body } = await service.get(`/api/billers?${new URLSearchParams(query)}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as BillerPage;
};
const names = async (query: Record<string, string>): Promise<string[]> => (await search(query)).billers.map(({ name }) => name);

const all = async (query: Record<string, string>): Promise<BillerSummary[]> => {
  const found: BillerSummary[] = [];
  for (let cursor: string | null = '0'; cursor !== null; ) {
    const page: BillerPage = await search({ ...query, cursor });
    found.push(...page.billers);
    cursor = page.nextCursor;
  }
  return found;
};

test.each([
  '上海市电力公司', '上海 电力', '上海电力', 'shanghaishidianligongsi', 'shanghaidianli', 'SHANGHAI dianli', 'shsdlgs', 'ｓｈｄｌｇｓ 上海', '上海 dianli',
])('finds 上海市电力公司 by "%s"', async (text) => {
  expect(await names({ text })).toContain('上海市电力公司（演示）');
});

test('finds nothing by a word that is in none of the names', async () => {
  for (const text of ['上海 火星', 'qqqq', '上海市电力公司x', "'; drop table billers; --"]) expect(await search({ text })).toEqual({ billers: [], nextCursor: null });
});

test('signs of a search pattern are signs of a name', async () => {
  for (const text of ['50%', '%折', '折扣_', '_']) expect(await names({ text })).toEqual(['50%折扣_社（演示）']);
  for (const text of ['\\', '%%', '5_%']) expect(await names({ text })).toEqual([]);
  expect((await service.get(`/api/billers?text=${encodeURIComponent('\0')}`)).status).toBe(400);
});

test('a name that begins with the word comes before one that has it inside', async () => {
  const found = await names({ text: 'xuhui' });
  expect(found[0]).toBe('徐汇滨江泊车（演示）');
});

test('a place is served by its city, its province and its districts first, then by who serves everywhere, and by nobody else', async () => {
  const found = await all({ region: '310100', category: 'transport' });
  expect(found.map(({ name }) => name)).toEqual(['上海市公交卡充值（演示）', '上海市智慧停车（演示）', '上海市ETC储值卡充值（演示）', '徐汇滨江泊车（演示）', '加油卡充值（演示）']);
  expect(found.map(({ regionName }) => regionName)).toEqual(['上海市', '上海市', '上海市', '上海市徐汇区', '全国']);
  expect(await names({ region: '310104', text: '泊车' })).toHaveLength(1);
  expect(await names({ region: '310101', text: '泊车' })).toEqual([]);
  expect(await names({ region: '330106', text: '社' })).toContain('50%折扣_社（演示）');
  expect(new Set((await all({ region: '999999' })).map(({ regionName }) => regionName))).toEqual(new Set(['全国']));
});

test('page by page every biller comes once, at most twenty at a time, and the last page says so', async () => {
  const found = await all({ category: 'other' });
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  const { categories } = (await service.get('/api/billers/categories')).body as CategoryList;
  expect(found.length).toBe(categories.find(({ category }) => category === 'other')!.billers);
  expect((await search({ category: 'other' })).billers).toHaveLength(20);
  expect(await search({ category: 'other', cursor: '999999' })).toEqual({ billers: [], nextCursor: null });
});

test.each(['cursor=-1', 'cursor=1e3', 'cursor=1234567', 'category=water', 'region=31', 'region=31010x', 'text=', `text=${'x'.repeat(31)}`, 'more=1'])('refuses %s', async (query) => {
  expect(await service.get(`/api/billers?${query}`)).toMatchObject({ status: 400, body: { error: { code: 'invalid-input' } } });
});

test('the six categories come in their order, with how many serve a place', async () => {
  const whole = (await service.get('/api/billers/categories')).body as CategoryList;
  expect(whole.categories.map(({ name }) => name)).toEqual(['日常生活', '行政事业', '教育培训', '保险医疗', '交通服务', '其他']);
  expect([whole.total, whole.categories.reduce((sum, { billers }) => sum + billers, 0)]).toEqual([total + 2, total + 2]);
  const here = (await service.get('/api/billers/categories?region=310100')).body as CategoryList;
  for (const { category, billers } of here.categories) expect(await all({ region: '310100', category })).toHaveLength(billers);
  expect(here.total).toBe((await all({ region: '310100' })).length);
});

test('regions are the cities that are served, by province, with their pinyin', async () => {
  const { provinces } = (await service.get('/api/billers/regions')).body as RegionList;
  expect(provinces).toHaveLength(31);
  expect(provinces[0]).toEqual({ name: '北京市', cities: [{ code: '110100', name: '北京市', pinyin: 'beijingshi' }] });
  const zhejiang = provinces.find(({ name }) => name === '浙江省')!;
  expect(zhejiang.cities).toHaveLength(11);
  expect(zhejiang.cities[0]).toEqual({ code: '330100', name: '杭州市', pinyin: 'hangzhoushi' });
});

test('a biller that there is not is told so', async () => {
  expect(await service.get('/api/billers/1')).toMatchObject({ status: 404, body: { error: { code: 'biller-not-found' } } });
  expect((await service.get('/api/billers/x')).status).toBe(400);
});

test.each([['property-310100', 'room'], ['tuition-310100', 'student']])('the sample of %s owes a bill that it has with us', async (key, field) => {
  const biller = (await findBillerByKey(service.deps.database, key))!;
  const sample = biller.content.fields[0]!.sample;
  expect(await linkTo(service.deps, biller).findBill({ [field]: sample })).toMatchObject({ state: 'due' });
});
