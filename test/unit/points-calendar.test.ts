import type { CheckInView } from '@micro-branch/contract/points';
import { lastSevenDays, monthWeeks, sayCalendarDay } from '@/features/points/check-in-days';

const view = (part: Partial<CheckInView>): CheckInView => ({
  today: '2026-11-24',
  isCheckedIn: false,
  streak: 0,
  todayPoints: 5,
  nextBonus: null,
  days: [],
  makeUpDay: null,
  ...part,
});

describe('the last seven days', () => {
  it('end today, and each is what it was: on time, made up, missed, to be made up, open', () => {
    const days = lastSevenDays(
      view({
        days: [
          { day: '2026-11-23', kind: 'on-time' },
          { day: '2026-11-21', kind: 'make-up' },
        ],
        makeUpDay: '2026-11-22',
      }),
    );
    expect(days.map(({ number, state }) => [number, state])).toEqual([
      [18, 'missed'],
      [19, 'missed'],
      [20, 'missed'],
      [21, 'make-up'],
      [22, 'can-make-up'],
      [23, 'on-time'],
      [24, 'open'],
    ]);
    expect(days.at(-1)?.isToday).toBe(true);
  });

  it('go back over the end of a month and of a year', () => {
    expect(lastSevenDays(view({ today: '2027-01-03' })).map(({ number }) => number)).toEqual([28, 29, 30, 31, 1, 2, 3]);
  });

  it('are said in words that tell making up from being on time', () => {
    const days = lastSevenDays(view({ isCheckedIn: true, days: [{ day: '2026-11-24', kind: 'on-time' }, { day: '2026-11-23', kind: 'make-up' }] }));
    expect(days.slice(-2).map(sayCalendarDay)).toEqual(['11月23日 周一 已补签', '11月24日 周二 已签到']);
  });
});

describe('the month', () => {
  it('is whole weeks from Monday that hold all its days', () => {
    const weeks = monthWeeks(view({}));
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeks[0]?.[0]?.day).toBe('2026-10-26');
    expect(weeks.at(-1)?.at(-1)?.day).toBe('2026-12-06');
    expect(weeks.flat().filter(({ day }) => day.startsWith('2026-11'))).toHaveLength(30);
  });

  it('has no week too many where it begins on a Monday and fills four of them', () => {
    expect(monthWeeks(view({ today: '2027-02-28' }))).toHaveLength(4);
  });

  it('needs six weeks at most, so that 42 days tell all that is past of it', () => {
    const months = Array.from({ length: 60 }, (_, index) => `${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-28`);
    expect(Math.max(...months.map((today) => monthWeeks(view({ today })).length))).toBe(6);
  });

  it('does not say missed of a day that has not come', () => {
    const ahead = monthWeeks(view({})).flat().filter(({ day }) => day > '2026-11-24');
    expect(new Set(ahead.map(({ state }) => state))).toEqual(new Set(['ahead']));
  });
});
