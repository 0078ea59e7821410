import type { EarningStep, EntryKind, MonthTotals, StatementEntry } from '@micro-branch/contract/points';
import { fen, formatYuan } from '@micro-branch/contract/units';
import { countPoints, sayPoints } from '@/shared/ui/points/say-points';

/** In the order of the tabs above the statement. */
export const KIND_WORDS: Record<EntryKind, string> = { earned: '收入', spent: '支出', returned: '退回', expired: '过期' };

type About = NonNullable<StatementEntry['about']>;

interface Titles extends Partial<Record<About, string>> {
  otherwise: string;
}

const TITLES: Record<Exclude<EntryKind, 'expired'>, Titles> = {
  earned: {
    'check-in': '签到',
    task: '任务奖励',
    payment: '缴费赠送',
    conversion: '申请奖励',
    exchange: '信用卡积分转入',
    reward: '好友办理奖励',
    otherwise: '积分收入',
  },
  spent: { order: '兑换', payment: '缴费抵扣', exchange: '转为信用卡积分', reward: '好友办理奖励收回', otherwise: '积分支出' },
  returned: { order: '兑换退回', payment: '缴费抵扣退回', exchange: '互换退回', otherwise: '积分退回' },
};

/** What an entry is called: what it came from or what it was for, and that by its name where it has one. */
export const titleOf = ({ kind, about, subject }: Pick<StatementEntry, 'kind' | 'about' | 'subject'>): string => {
  if (kind === 'expired') return '积分到期';
  const titles = TITLES[kind];
  const title = (about && titles[about]) ?? titles.otherwise;
  return subject ? `${title} · ${subject}` : title;
};

/** The total of a month in one line; nothing is said of what did not happen, except of the two that people look for. */
export const sayTotals = ({ earned, spent, returned, expired }: MonthTotals): string => {
  const parts = [`收入 ${countPoints(earned)}`, `支出 ${countPoints(spent)}`];
  if (returned > 0) parts.push(`退回 ${countPoints(returned)}`);
  if (expired > 0) parts.push(`过期 ${countPoints(expired)}`);
  return parts.join(' · ');
};

const RULE_WORDS: Record<EarningStep['rule'], (input: number, limit: number) => string> = {
  daily: () => '每日签到',
  'streak-bonus': (days) => `连续签到 ${days} 天的奖励`,
  task: () => '完成任务',
  conversion: () => '提交产品申请',
  reward: () => '好友经你的卡片提交产品申请',
  'exchange-rate': (given) => `${countPoints(given)} 信用卡积分按比例转入`,
  'whole-yuan': (paidFen) => `实付 ${formatYuan(fen(paidFen))}，按整元计，不足 1 元的部分不计`,
  'cap-per-payment': (_, limit) => `一笔缴费最多得 ${sayPoints(limit)}`,
  'cap-per-day': (already, limit) => `缴费一天最多得 ${sayPoints(limit)}，此前已得 ${sayPoints(already)}`,
  'cap-per-month': (already, limit) => `缴费一个月最多得 ${sayPoints(limit)}，此前已得 ${sayPoints(already)}`,
};

interface StepWords {
  words: string;
  /** `+20` for what it added, `−30` for what a limit took, `不变` when it changed nothing. */
  change: string;
}

const sayChange = (change: number): string => {
  if (change === 0) return '不变';
  return `${change > 0 ? '+' : '−'}${countPoints(Math.abs(change))}`;
};

/** Why this many: each rule in words, with what it changed. */
export const explainSteps = (steps: readonly EarningStep[]): StepWords[] =>
  steps.map(({ rule, input, limit, points: after }, index) => ({
    words: RULE_WORDS[rule](input ?? 0, limit ?? 0),
    change: sayChange(after - (steps[index - 1]?.points ?? 0)),
  }));
