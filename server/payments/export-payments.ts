import type { Query } from '@micro-branch/contract/api';
import type { BillerCategory } from '@micro-branch/contract/billers';
import type { PaymentState } from '@micro-branch/contract/payments';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { csvOf, type Cell } from '../points/csv';
import { spanOf } from '../points/months';
import { shanghaiDay, shanghaiTime } from '../shanghai';
import { listPaymentsOf, totalPaymentsOf, type Payment } from './store';

const ROWS_MAX = 10_000;
const FEN_PER_YUAN = 100;

const STATES = { unpaid: '待支付', paid: '处理中', done: '已缴费', refunding: '退款中', refunded: '已退款', closed: '已关闭' } satisfies Record<PaymentState, string>;
const CATEGORIES = {
  'daily-life': '日常生活', 'public-affairs': '行政事业', education: '教育培训', 'insurance-medical': '保险医疗', transport: '交通服务', other: '其他',
} satisfies Record<BillerCategory, string>;
const HEADINGS = ['时间', '状态', '类别', '收款单位', '缴费户号', '账期', '缴费金额', '手续费', '积分抵扣', '优惠券', '实付', '缴费编号'];

/** Yuan as a spreadsheet adds them up. */
const yuan = (fen: number): number => fen / FEN_PER_YUAN;

/** The number of a payment is longer than a spreadsheet counts exactly, so it stands there as text. */
const lineOf = (p: Payment): Cell[] => [
  `${shanghaiDay(p.startedAt)} ${shanghaiTime(p.startedAt)}`,
  STATES[p.state],
  CATEGORIES[p.category],
  p.billerName,
  p.masked,
  p.period ?? '',
  yuan(p.amountFen),
  yuan(p.feeFen),
  yuan(p.pointsFen),
  yuan(p.couponFen),
  yuan(p.payFen),
  `'${p.id}`,
];

const textLine = (words: string): Cell[] => [words, ...HEADINGS.slice(1).map(() => '')];

/** Payments as a table, the newest first, in yuan and the time of Shanghai, with what those that are done come to. Where there are more than a file may have, a line says so. */
export const exportPayments = async ({ database }: Deps, memberId: Id, { month, category }: Query<'exportPayments'>): Promise<string> => {
  const filter = { memberId, category, ...(month !== undefined && spanOf(month)) };
  const payments = await listPaymentsOf(database, filter, ROWS_MAX);
  const { count, done, amountFen, feeFen, pointsFen, couponFen, payFen } = await totalPaymentsOf(database, filter, payments[0]?.id ?? '0');
  const cutLines = count > payments.length ? [textLine(`只列出最近 ${ROWS_MAX} 笔，合计是全部 ${count} 笔的`)] : [];
  const total = ['合计', `已缴费 ${done} 笔`, '', '', '', '', ...[amountFen, feeFen, pointsFen, couponFen, payFen].map(yuan), ''];
  return csvOf([HEADINGS, ...payments.map(lineOf), ...cutLines, total]);
};
