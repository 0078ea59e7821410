import type { BillerContent } from '@micro-branch/contract/biller-content';
import { PAYMENT_FEN_MAX } from '@micro-branch/contract/biller-content';
import { LineError, linesOf, textOf, type LineFault } from '../lines';
import { Refusal } from '../refusal';
import { isDay } from '../shanghai';
import { findWrongField } from './terms';
import { UNSEEN } from './unseen';

/** The first line of a file of bills. */
export const BILL_HEADER = 'account,billId,amountFen,period,dueOn,holder';

export interface BillLine {
  line: number;
  account: string;
  theirId: string;
  amountFen: number;
  period: string;
  dueOn: string;
  holder: string | null;
}

const LINE_LENGTH_MAX = 1_000;

/** A file is refused whole for one line. */
export const refuseLine = (line: number, reason: string): never => {
  throw new Refusal('billers-refused', `第 ${line} 行：${reason}`);
};

const FAULT_WORDS = { encoding: '这一行附近的文字不是UTF-8编码，请另存为“CSV UTF-8”', length: `一行最多${LINE_LENGTH_MAX}个字` } satisfies Record<LineFault, string>;

/** The lines of a file with their numbers. Refuses what is no UTF-8, or has no lines. */
export async function* numberedLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<{ line: number; text: string }> {
  let line = 1;
  try {
    for await (const texts of linesOf(textOf(pieces), LINE_LENGTH_MAX)) for (const text of texts) yield { line: line++, text };
  } catch (error) {
    throw error instanceof LineError ? refuseLine(line, FAULT_WORDS[error.fault]) : error;
  }
}

const CELL = /("(?:[^"]|"")*"|[^",]*)(,|$)/y;

/** The cells of one line as RFC 4180 writes them; undefined where a quote has no other. */
export const cellsOf = (text: string): string[] | undefined => {
  const cells: string[] = [];
  for (let at = 0; ; at = CELL.lastIndex) {
    CELL.lastIndex = at;
    const found = CELL.exec(text);
    if (!found) return undefined;
    const [, cell = '', end] = found;
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell.trim());
    if (end === '') return cells;
  }
};

/** A name is told in part: 王*满. A file with whole names would lay them open to whoever guesses a number. */
const isMasked = (text: string): boolean => text === '' || (text.length <= 20 && text.includes('*'));

const cellFault = ([, theirId = '', amountFen = '', period = '', dueOn = '', holder = '']: readonly string[]): string | undefined => {
  if (!/^[A-Za-z0-9._-]{1,40}$/.test(theirId)) return `账单号“${theirId}”只能是字母、数字、点和横线，最多40位`;
  if (!/^[1-9][0-9]{0,9}$/.test(amountFen) || Number(amountFen) > PAYMENT_FEN_MAX) return `金额“${amountFen}”应是1到${PAYMENT_FEN_MAX}的整数，以分为单位`;
  if (UNSEEN.test(period) || UNSEEN.test(holder)) return '账期和户名里不能有看不见的字符';
  if (period === '' || period.length > 20) return '账期不能空着，最多20个字';
  if (!isDay(dueOn) || !dueOn.startsWith('20')) return `缴费截止日“${dueOn}”应写成年-月-日，如2026-12-31`;
  return isMasked(holder) ? undefined : '户名要打星号，如王*满，最多20个字；不愿写可以空着';
};

/** One line of a file as a bill of its biller. Refuses with `billers-refused`, line and reason. */
export const readBillLine = (content: BillerContent, { line, text }: { line: number; text: string }): BillLine => {
  const cells = cellsOf(text) ?? refuseLine(line, '引号没有成对');
  if (cells.length !== 6) return refuseLine(line, `应有6列（${BILL_HEADER}），这里有${cells.length}列`);
  const [account = '', theirId = '', amountFen, period = '', dueOn = '', holder] = cells;
  const { key, label, sample } = content.fields[0]!;
  if (findWrongField(content, { [key]: account }) !== undefined) return refuseLine(line, `${label}不符合填写规则，样例：${sample}`);
  const fault = cellFault(cells);
  return fault === undefined
    ? { line, account, theirId, amountFen: Number(amountFen), period, dueOn, holder: holder === '' ? null : holder! }
    : refuseLine(line, fault);
};
