import { cellsOf, numberedLines, readBillLine } from '../../../server/billers/bill-lines';
import { Refusal } from '../../../server/refusal';
import { aBiller } from '../../support/billers';

const content = aBiller();

const read = (text: string): unknown => {
  try {
    return readBillLine(content, { line: 7, text });
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
};

const GOOD = '10000001,B1,12860,2026年11月,2026-12-31,王*满';

test('a line is a bill', () => {
  expect(read(GOOD)).toEqual({ line: 7, account: '10000001', theirId: 'B1', amountFen: 12_860, period: '2026年11月', dueOn: '2026-12-31', holder: '王*满' });
  expect(read('10000001,B1,12860,2026年11月,2026-12-31,')).toMatchObject({ holder: null });
  expect(read(' 10000001 , B1,12860,"2026年11月, 含上月",2028-02-29,""')).toMatchObject({ account: '10000001', period: '2026年11月, 含上月', holder: null });
});

test.each([
  ['', '应有6列（account,billId,amountFen,period,dueOn,holder），这里有1列'],
  ['10000001,B1,12860,2026年11月,2026-12-31', '应有6列（account,billId,amountFen,period,dueOn,holder），这里有5列'],
  [`${GOOD},x`, '应有6列（account,billId,amountFen,period,dueOn,holder），这里有7列'],
  [GOOD.replace('2026年', '"2026年'), '引号没有成对'],
  [GOOD.replace('10000001', '1000001'), '户号不符合填写规则，样例：10000001'],
  [GOOD.replace('B1', ''), '账单号“”只能是字母、数字、点和横线，最多40位'],
  [GOOD.replace('B1', 'B 1'), '账单号“B 1”只能是字母、数字、点和横线，最多40位'],
  [GOOD.replace('12860', '0'), '金额“0”应是1到5000000的整数，以分为单位'],
  [GOOD.replace('12860', '-1'), '金额“-1”应是1到5000000的整数，以分为单位'],
  [GOOD.replace('12860', '128.60'), '金额“128.60”应是1到5000000的整数，以分为单位'],
  [GOOD.replace('12860', '5000001'), '金额“5000001”应是1到5000000的整数，以分为单位'],
  [GOOD.replace('2026年11月', ''), '账期不能空着，最多20个字'],
  [GOOD.replace('2026-12-31', '2026-02-29'), '缴费截止日“2026-02-29”应写成年-月-日，如2026-12-31'],
  [GOOD.replace('2026-12-31', '31.12.2026'), '缴费截止日“31.12.2026”应写成年-月-日，如2026-12-31'],
  [GOOD.replace('王*满', '王小满'), '户名要打星号，如王*满，最多20个字；不愿写可以空着'],
])('refuses %j with line and reason', (text, reason) => {
  expect(read(text)).toBe(`第 7 行：${reason}`);
});

test('cells are as RFC 4180 writes them', () => {
  expect(cellsOf('a,"b,""c""",')).toEqual(['a', 'b,"c"', '']);
  expect(cellsOf('')).toEqual(['']);
  expect(cellsOf('a"b')).toBeUndefined();
  expect(cellsOf('"a"b')).toBeUndefined();
});

const collect = async (...pieces: Buffer[]): Promise<string[]> => {
  const found: string[] = [];
  for await (const { line, text } of numberedLines((async function* () { yield* pieces; })())) found.push(`${line}:${text}`);
  return found;
};

test('lines are found wherever a piece is cut, also within a character', async () => {
  const bytes = Buffer.from('\ufeff甲\r\n乙\n\n丙');
  for (let at = 0; at <= bytes.length; at += 1) expect(await collect(bytes.subarray(0, at), bytes.subarray(at))).toEqual(['1:甲', '2:乙', '3:', '4:丙']);
  expect(await collect(Buffer.from('a\n'))).toEqual(['1:a']);
  expect(await collect()).toEqual([]);
});

test('what is no UTF-8 is refused, and so is a line without an end', async () => {
  await expect(collect(Buffer.from('a\nb\n'), Buffer.from([0xc9, 0xcf, 0xba, 0xa3, 0x0a]))).rejects.toThrow('第 3 行：这一行附近的文字不是UTF-8编码');
  await expect(collect(Buffer.from('a\n'), Buffer.from('x'.repeat(2_000)))).rejects.toThrow('第 2 行：一行最多1000个字');
});
