import { DIFFERENCES, LEGS, type Difference } from './differences';
import type { Source } from './lines';
import type { Reconciliation } from './runs';

const SOURCES = { wechat: '微信支付', bank: '银行', billers: '缴费机构' } satisfies Record<Source, string>;
const STATES: Record<string, string> = {
  unpaid: '待支付', paid: '已支付、处理中', done: '缴费成功', refunding: '退款中', refunded: '已退款', closed: '已关闭', waiting: '待扣款', sent: '扣款中', refused: '扣款失败',
};

const yuan = (fen: number | null): string => (fen === null ? '无' : `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')} 元`);

const lineOf = ({ leg, kind, paymentId, reference, oursFen, theirsFen, ourState, detail }: Difference): string[] => {
  const state = ourState === null ? '' : `，我方状态：${STATES[ourState] ?? ourState}`;
  return [
    `[${LEGS[leg]}] ${DIFFERENCES[kind].what}`,
    `  编号 ${paymentId ?? reference ?? '无'}，我方 ${yuan(oursFen)}，对方 ${yuan(theirsFen)}${state}${detail === null ? '' : `（${detail}）`}`,
    `  建议：${DIFFERENCES[kind].action}`,
  ];
};

/** The report of a day as the back office reads it. */
export const reportOf = (run: Reconciliation): string => {
  const { day, state, waitingFor, waitingWhy, legs, differences } = run;
  if (state === 'waiting') return `${day} 未对账：${waitingFor === null ? '' : SOURCES[waitingFor]}的账单还取不到（${waitingWhy}）。核对地址后再运行一次；服务运行时也会自己再取。`;
  const counted = legs.map(({ leg, oursCount, oursFen, theirsCount, theirsFen, matchedCount, differencesCount }) =>
    [`  ${LEGS[leg]}`, `我方 ${oursCount} 笔 ${yuan(oursFen)}`, `对方 ${theirsCount} 笔 ${yuan(theirsFen)}`, `相符 ${matchedCount} 笔`, `差异 ${differencesCount} 笔`].join('，'),
  );
  const all = legs.reduce((sum, { differencesCount }) => sum + differencesCount, 0);
  const head = state === 'zero' ? `${day} 对账结果：零差异。` : `${day} 对账结果：${all} 笔差异。`;
  const more = all > differences.length ? [`另有 ${all - differences.length} 笔没有逐笔列出。`] : [];
  return [head, ...counted, ...differences.flatMap(lineOf), ...more].join('\n');
};

/** The same for a program: every difference with its words beside its name. */
export const asJson = ({ differences, ...run }: Reconciliation): string =>
  JSON.stringify({ ...run, differences: differences.map((difference) => ({ ...difference, ...DIFFERENCES[difference.kind] })) });
