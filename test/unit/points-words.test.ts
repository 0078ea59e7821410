import type { CheckInView, EarningStep, MonthTotals, StatementEntry, StatementPage, TaskView } from '@micro-branch/contract/points';
import { sayExpiring, sayHeld } from '@/features/points/balance-words';
import { sayCheckedIn, sayNextBonus, sayStreak } from '@/features/points/check-in-words';
import { monthBar, saySums } from '@/features/points/points-months';
import { groupByMonth } from '@/features/points/statement-months';
import { explainSteps, sayTotals, titleOf } from '@/features/points/statement-words';
import { tasksShown } from '@/features/points/tasks-shown';

const view = (part: Partial<CheckInView>): CheckInView => ({
  today: '2026-11-24',
  isCheckedIn: false,
  streak: 6,
  todayPoints: 25,
  nextBonus: { streak: 7, points: 20 },
  days: [],
  makeUpDay: null,
  ...part,
});

describe('what is said of checking in', () => {
  it('names the bonus of today, and how far the next one is', () => {
    expect(sayNextBonus(view({}))).toBe('今天签满 7 天，另得 20 积分');
    expect(sayNextBonus(view({ streak: 7, isCheckedIn: true, nextBonus: { streak: 14, points: 20 } }))).toBe('再签 7 天满 14 天，另得 20 积分');
    expect(sayNextBonus(view({ streak: 6, isCheckedIn: true }))).toBe('再签 1 天满 7 天，另得 20 积分');
    expect(sayNextBonus(view({ nextBonus: null }))).toBeUndefined();
  });

  it('promises no days in a row to somebody who has none', () => {
    expect(sayStreak({ streak: 0 })).toBe('今天开始连续签到');
    expect(sayStreak({ streak: 1 })).toBe('已连续签到 1 天');
  });

  it('counts the bonus into what came, and says which part it is', () => {
    const answer = { day: '2026-11-24', kind: 'on-time', points: 5, bonus: 20, streak: 7 } as const;
    expect(sayCheckedIn(answer)).toBe('签到成功，得到 25 积分，其中连续签到奖励 20 积分。已连续签到 7 天。');
    expect(sayCheckedIn({ ...answer, bonus: 0, streak: 8 })).toBe('签到成功，得到 5 积分。已连续签到 8 天。');
  });

  it('says of a made-up day only that it joins the others', () => {
    expect(sayCheckedIn({ day: '2026-11-21', kind: 'make-up', points: 0, bonus: 0, streak: 5 })).toBe('11月21日已补签，已连续签到 5 天。');
  });
});

describe('what is said of the balance', () => {
  it('names the lot that ends first, by its day or as today and tomorrow', () => {
    const expiring = (daysLeft: number) => ({ expiring: [{ points: 1236, expiresOn: '2026-11-30', daysLeft }, { points: 9, expiresOn: '2026-12-31', daysLeft: 37 }] });
    expect(sayExpiring(expiring(6))).toBe('其中 1,236 积分将于 11月30日到期');
    expect(sayExpiring(expiring(1))).toBe('其中 1,236 积分明天到期');
    expect(sayExpiring(expiring(0))).toBe('其中 1,236 积分今天到期');
    expect(sayExpiring({ expiring: [] })).toBeUndefined();
  });

  it('says nothing of a hold that is not there', () => {
    expect(sayHeld({ held: 0 })).toBeUndefined();
    expect(sayHeld({ held: 500 })).toBe('另有 500 积分已暂扣，等办理中的业务完成');
  });
});

describe('an entry of the statement', () => {
  it('has the same cause named by its direction', () => {
    expect(titleOf({ kind: 'earned', about: 'payment', subject: null })).toBe('缴费赠送');
    expect(titleOf({ kind: 'spent', about: 'payment', subject: null })).toBe('缴费抵扣');
    expect(titleOf({ kind: 'returned', about: 'payment', subject: null })).toBe('缴费抵扣退回');
    expect(titleOf({ kind: 'expired', about: null, subject: null })).toBe('积分到期');
  });

  it('names the item that points were spent on or came back from', () => {
    expect(titleOf({ kind: 'spent', about: 'order', subject: '现磨咖啡券' })).toBe('兑换 · 现磨咖啡券');
    expect(titleOf({ kind: 'returned', about: 'order', subject: '现磨咖啡券' })).toBe('兑换退回 · 现磨咖啡券');
  });

  it('has a name even when it does not say what it was for', () => {
    expect(titleOf({ kind: 'spent', about: null, subject: null })).toBe('积分支出');
  });

  it('is explained rule by rule, with what each added and what a cap took', () => {
    const step = (rule: EarningStep['rule'], points: number, part: Partial<EarningStep> = {}): EarningStep => ({ rule, input: null, limit: null, points, ...part });
    expect(
      explainSteps([
        step('whole-yuan', 1280, { input: 128_060 }),
        step('cap-per-payment', 500, { limit: 500 }),
        step('cap-per-day', 200, { input: 800, limit: 1000 }),
      ]),
    ).toEqual([
      { words: '实付 1,280.60元，按整元计，不足 1 元的部分不计', change: '+1,280' },
      { words: '一笔缴费最多得 500 积分', change: '−780' },
      { words: '缴费一天最多得 1,000 积分，此前已得 800 积分', change: '−300' },
    ]);
    expect(explainSteps([step('daily', 5), step('streak-bonus', 25, { input: 7 })]).map(({ change }) => change)).toEqual(['+5', '+20']);
  });
});

describe('the statement by month', () => {
  const entry = (id: string, month: string) => ({ id, month, kind: 'earned', points: 5 }) as StatementEntry;
  const totals = (month: string, earned: number) => ({ month, earned, spent: 0, returned: 0, expired: 0 });

  it('joins a month that two pages share, and keeps the order', () => {
    const pages: StatementPage[] = [
      { entries: [entry('4', '2026-11'), entry('3', '2026-10')], months: [totals('2026-11', 5), totals('2026-10', 10)], nextCursor: '3' },
      { entries: [entry('2', '2026-10'), entry('1', '2025-12')], months: [totals('2026-10', 10), totals('2025-12', 5)], nextCursor: null },
    ];
    const months = groupByMonth(pages);
    expect(months.map(({ month, entries }) => [month, entries.map(({ id }) => id)])).toEqual([
      ['2026-11', ['4']],
      ['2026-10', ['3', '2']],
      ['2025-12', ['1']],
    ]);
    expect(months[1]?.totals).toEqual(totals('2026-10', 10));
  });

  it('leaves out of the line of totals what did not happen, but never 收入 and 支出', () => {
    expect(sayTotals(totals('2026-11', 0))).toBe('收入 0 · 支出 0');
    expect(sayTotals({ month: '2026-11', earned: 1248, spent: 500, returned: 50, expired: 30 })).toBe('收入 1,248 · 支出 500 · 退回 50 · 过期 30');
  });
});

describe('the picture of six months', () => {
  const month = (part: Partial<MonthTotals>): MonthTotals => ({ month: '2026-11', earned: 0, spent: 0, returned: 0, expired: 0, ...part });

  it('counts a return as what came, and what expired as what went', () => {
    expect(monthBar(month({ earned: 1_200, returned: 80, spent: 500, expired: 40 }))).toEqual({
      key: '2026-11',
      label: '11月',
      value: 1_280,
      shown: '+1,280',
      said: '2026年11月增加 1,280 积分，减少 540 积分',
      out: { value: 540, shown: '−540' },
    });
  });

  it('says 0 of a month in which nothing moved, and leaves it out where something went', () => {
    expect(monthBar(month({}))).toMatchObject({ value: 0, shown: '0', out: { value: 0, shown: '' } });
    expect(monthBar(month({ spent: 5 }))).toMatchObject({ shown: '', out: { shown: '−5' } });
  });

  it('is told in a sentence, and not at all for whom nothing moved', () => {
    expect(saySums([month({ earned: 100 }), month({ spent: 30, returned: 10, expired: 1 })])).toBe('共增加 110 积分，减少 31 积分');
    expect(saySums([month({}), month({})])).toBeUndefined();
  });
});

describe('the tasks of elder mode', () => {
  const task = (key: string, state: TaskView['state']): TaskView => ({ key, state, title: key, words: '', points: 20, period: 'once' });
  const tasks = [task('name', 'open'), task('branch', 'done'), task('week', 'claimed')];
  const keys = (shown: readonly TaskView[]): string[] => shown.map(({ key }) => key);

  it('are those whose points wait, and the one that was taken just now', () => {
    expect(keys(tasksShown(tasks, { isElder: true, claimedKey: null }))).toEqual(['branch']);
    expect(keys(tasksShown(tasks, { isElder: true, claimedKey: 'week' }))).toEqual(['branch', 'week']);
    expect(keys(tasksShown(tasks, { isElder: false, claimedKey: null }))).toEqual(['name', 'branch', 'week']);
  });
});
