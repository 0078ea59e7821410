import { BillerContent } from '@micro-branch/contract/biller-content';
import fc from 'fast-check';
import { checkBillerFile, contentFaults, hasShape, tellFault } from '../../../server/billers/check-content';
import { listSeedBillers } from '../../../server/database/seed/billers';
import { shapeFaults } from '../../../server/billers/shape-faults';
import { aBiller, billerText } from '../../support/billers';

type Flow = BillerContent['flow']['kind'];

const told = (text: string): string[] => checkBillerFile(text).faults.map(tellFault);

/** What is said of one biller that was changed. */
const faultsOf = (change: (biller: BillerContent) => void, kind: Flow = 'fetch-and-pay'): string[] => {
  const biller = aBiller(kind);
  change(biller);
  return told(billerText(biller));
};

const field = (change: Partial<BillerContent['fields'][number]>) => (biller: BillerContent) => void Object.assign(biller.fields[0]!, change);
/** Puts what TypeScript would not let a biller be. */
const put = (change: object) => (biller: BillerContent) => void Object.assign(biller, change);

test.each(['fetch-and-pay', 'validate-and-pay', 'direct', 'top-up'] as const)('takes a biller of the flow %s', (kind) => {
  expect(faultsOf(() => undefined, kind)).toEqual([]);
});

test('the billers of the demonstration break no rule: some 5,000 in six categories, of all four flows, direct and hosted, each once', () => {
  const billers = listSeedBillers();
  expect(billers.flatMap(contentFaults)).toEqual([]);
  expect(billers.length).toBeGreaterThan(4_900);
  expect(billers.length).toBeLessThan(5_300);
  const kinds = (of: (biller: BillerContent) => string) => new Set(billers.map(of)).size;
  expect([kinds(({ category }) => category), kinds(({ flow }) => flow.kind), kinds(({ settlement }) => settlement.link), kinds(({ key }) => key)]).toEqual([6, 4, 2, billers.length]);
  expect(billers.every(({ name, isDemonstration }) => name.endsWith('（演示）') && isDemonstration)).toBe(true);
});

test.each<[string, (biller: BillerContent) => void, Flow, string]>([
  ['a key in capitals', put({ key: 'Water' }), 'direct', '第 4 行 · Water · key：只能用小写字母、数字和短横线，2到48位'],
  ['a name that is empty', put({ name: '' }), 'direct', '第 5 行 · test-direct · name：不能空着'],
  ['a name that is too long', put({ name: '水'.repeat(31) }), 'direct', '第 5 行 · test-direct · name：最多30个字，现在有31个'],
  ['a name between blanks', put({ name: ' 供水' }), 'direct', '第 5 行 · test-direct · name：名称前后有空格'],
  ['a category that there is not', put({ category: 'water' }), 'direct', '第 6 行 · test-direct · category：只能是daily-life、public-affairs、education、insurance-medical、transport、other之一'],
  ['a region that is no code', put({ regions: ['上海'] }), 'direct', '第 9 行 · test-direct · regions[0]：应是六位区划代码，如310100'],
  ['a region that there is not', put({ regions: ['310100', '319999'] }), 'direct', '第 10 行 · test-direct · regions[1]：没有代码为319999的省、市或区县'],
  ['a region that is named twice', put({ regions: ['310100', '310100'] }), 'direct', '第 10 行 · test-direct · regions[1]："310100"写了两次'],
  ['no field', put({ fields: [] }), 'direct', '第 11 行 · test-direct · fields：至少要有1项'],
  ['a field twice', (biller) => void biller.fields.push(biller.fields[0]!), 'direct', '第 27 行 · test-direct · fields[1].key：字段“account”写了两次'],
  ['a sample that is longer than allowed', field({ maxLength: 7 }), 'direct', '第 16 行 · test-direct · fields[0].sample：样例“10000001”比最大长度7还长'],
  ['a sample that is not as the pattern wants', field({ pattern: '[0-9]{7}' }), 'direct', '第 16 行 · test-direct · fields[0].sample：样例“10000001”不符合填写规则[0-9]{7}'],
  ['a sample that matches in a part only', field({ pattern: '[0-9]{7}|x' }), 'direct', '第 16 行 · test-direct · fields[0].sample：样例“10000001”不符合填写规则[0-9]{7}|x'],
  ['a sample whose check digit is wrong', field({ check: 'luhn' }), 'direct', '第 16 行 · test-direct · fields[0].sample：样例“10000001”的末位不符合Luhn校验'],
  ['a mask that hides nothing', field({ mask: { head: 4, tail: 4 } }), 'direct', '第 20 行 · test-direct · fields[0].mask：样例“10000001”会全部显示，至少要遮住一位'],
  ['a pattern that is none', field({ pattern: '[0-9' }), 'direct', '第 17 行 · test-direct · fields[0].pattern：不是有效的正则表达式'],
  ['a pattern that could run for ever', field({ pattern: '([0-9]+)+' }), 'direct', '第 17 行 · test-direct · fields[0].pattern：重复的括号里不能再有重复或“或”'],
  ['a least above the most', put({ flow: { kind: 'direct', amount: { minFen: 200, maxFen: 100, stepFen: 1 } } }), 'direct', '第 31 行 · test-direct · flow.amount.maxFen：最高金额100分比最低金额200分还小'],
  ['steps that miss the most', put({ flow: { kind: 'direct', amount: { minFen: 100, maxFen: 1_000, stepFen: 400 } } }), 'direct', '第 32 行 · test-direct · flow.amount.stepFen：从100分按每次400分递增，到不了1000分'],
  ['money in yuan', put({ flow: { kind: 'direct', amount: { minFen: 0.5, maxFen: 100, stepFen: 1 } } }), 'direct', '第 30 行 · test-direct · flow.amount.minFen：应是整数，不加引号（金额以分为单位）'],
  ['more than is ever paid at once', put({ flow: { kind: 'direct', amount: { minFen: 1, maxFen: 5_000_001, stepFen: 1 } } }), 'direct', '第 31 行 · test-direct · flow.amount.maxFen：应在1到5000000之间，现在是5000001'],
  ['amounts of a top-up that fall', put({ flow: { kind: 'top-up', denominations: [3_000, 1_000] } }), 'top-up', '第 31 行 · test-top-up · flow.denominations[1]：面额要从小到大、不重复，1000不比前一个大'],
  ['an amount of a top-up twice', put({ flow: { kind: 'top-up', denominations: [1_000, 1_000] } }), 'top-up', '第 31 行 · test-top-up · flow.denominations[1]：面额要从小到大、不重复，1000不比前一个大'],
  ['a part of what nobody owes', put({ flow: { kind: 'direct', isPartAllowed: true, amount: { minFen: 1, maxFen: 100, stepFen: 1 } } }), 'direct', '第 29 行 · test-direct · flow.isPartAllowed：只有先查账单再缴费（fetch-and-pay）才能部分缴费，请删去“isPartAllowed”'],
  ['a flow that there is not', put({ flow: { kind: 'later' } }), 'direct', '第 28 行 · test-direct · flow.kind：只能是fetch-and-pay、validate-and-pay、direct、top-up之一'],
  ['a fee whose least is above its most', put({ fee: { kind: 'rate', basisPoints: 60, minFen: 500, maxFen: 100 } }), 'top-up', '第 39 行 · test-top-up · fee.maxFen：手续费最高100分比最低500分还小'],
  ['a time that there is not', put({ hours: { from: '24:00', until: '08:00' } }), 'top-up', '第 39 行 · test-top-up · hours.from：应写成“时:分”，如08:30'],
  ['hosted, but asked', put({ settlement: { link: 'hosted', account: '99001234', days: 1 } }), 'validate-and-pay', '第 43 行 · test-validate-and-pay · settlement.link：先核对户号再缴费（validate-and-pay）要由缴费单位自己核对，不能托管（hosted）'],
  ['a switch in quotes', put({ isOnShelf: 'true' }), 'top-up', '第 47 行 · test-top-up · isOnShelf：应是true或false，不加引号'],
])('refuses %s, by line, biller, place and reason', (_what, change, kind, expected) => {
  expect(faultsOf(change, kind)).toEqual([expected]);
});

test('refuses a hosted biller whose bills are found by two numbers', () => {
  const hosted = aBiller('fetch-and-pay', { settlement: { link: 'hosted', account: '99001234', days: 1 } });
  expect(told(billerText(hosted))).toEqual([]);
  hosted.fields.push({ ...hosted.fields[0]!, key: 'other' });
  expect(told(billerText(hosted))).toEqual([expect.stringContaining('fields：托管账单的缴费单位只能有一个字段') as unknown]);
});

test('refuses a key that another biller of the file has, and names where', () => {
  expect(told(billerText(aBiller(), aBiller('direct'), aBiller()))).toEqual([expect.stringMatching(/^第 \d+ 行 · test-fetch-and-pay · key：这个代码在第4行已经用过$/) as unknown]);
});

test('names what is missing and what is unknown', () => {
  const { fee: _fee, ...rest } = aBiller();
  expect(told(billerText({ ...rest, fees: 1 }))).toEqual(['第 3 行 · test-fetch-and-pay：缺少“fee”', expect.stringContaining('fees：不认识“fees”，请核对拼写或删去') as unknown]);
});

test.each([
  ['', 1, '这里应是一个值，却文件到此结束了'],
  ['{\n  "billers": [\n    { "key": "a", }\n  ]\n}', 3, '这里应是加引号的名称，却遇到了“}”（最后一项后面不能有逗号）'],
  ['{\n  "billers": [\n    { "key": "a" "name": "b" }\n  ]\n}', 3, '这里缺逗号或右花括号，却遇到了“"”'],
  ['{\n"billers": [1\n2]}', 3, '这里缺逗号或右方括号，却遇到了“2”'],
  ['{"billers":\n\n[{"key": “a”}]}', 3, '这里应是一个值，却是中文的引号，请改用英文的'],
  ['{"billers": [{"key": "a\n"}]}', 1, '引号没有成对，或文字里有不允许的符号'],
  ['{"billers": [{"key" 1}]}', 1, '“key”后面缺冒号'],
  ['{"billers": [{"key": "a",\n"key": "b"}]}', 2, '“key”写了两次'],
  ['{"billers": []}\n}', 2, '内容已经完整，后面却还有“}”'],
  ['['.repeat(30), 1, '嵌套太深'],
])('tells where a text is no JSON: %j', (text, line, reason) => {
  expect(told(text)).toEqual([`第 ${line} 行：${reason}`]);
});

test.each([['[]', '应是花括号里的一组'], ['null', '应是花括号里的一组'], ['{}', '缺少“billers”'], ['{"billers":[]}', ' · billers：至少要有1项'], ['{"billers":1}', ' · billers：应是方括号里的一列'], ['{"billers":[1]}', '应是花括号里的一组']])(
  'tells what is no file of billers: %s',
  (text, reason) => {
    expect(told(text)).toEqual([expect.stringContaining(reason) as unknown]);
  },
);

test('tells no more than fifty faults, in the order of the lines', () => {
  const { faults } = checkBillerFile(billerText(...Array.from({ length: 80 }, () => ({ ...aBiller(), name: '' }))));
  expect(faults).toHaveLength(50);
  expect(faults.map(({ line }) => line)).toEqual(faults.map(({ line }) => line).sort((a, b) => a - b));
});

test('is of the same mind as the schema, whatever is changed about a biller', () => {
  const paths = ['key', 'name', 'category', 'regions', 'regions.0', 'fields', 'fields.0', 'fields.0.mask', 'fields.0.mask.head', 'fields.0.maxLength', 'flow', 'flow.kind', 'flow.amount', 'flow.amount.minFen', 'fee', 'fee.kind', 'hours.from', 'settlement.link', 'settlement.days', 'isOnShelf', 'more'];
  const values = fc.oneof(fc.jsonValue(), fc.constantFrom('direct', 'hosted', 'top-up', 'none', '08:00', '310100', 1, 0, -1, 5_000_001, 1.5, true, [], {}, { kind: 'none' }, { kind: 'fixed' }, { kind: 'fixed', fen: 1 }));
  fc.assert(
    fc.property(fc.constantFrom(...paths), values, fc.boolean(), (path, value, isRemoved) => {
      const biller = structuredClone(aBiller('direct')) as unknown as Record<string, unknown>;
      const steps = path.split('.');
      const last = steps.pop()!;
      const at = steps.reduce<Record<string, unknown>>((found, step) => found[step] as Record<string, unknown>, biller);
      if (isRemoved && !Array.isArray(at)) Reflect.deleteProperty(at, last);
      else at[last] = value;
      expect(shapeFaults(BillerContent, biller).length === 0).toBe(hasShape(biller));
    }),
    { numRuns: 2_000 },
  );
});
