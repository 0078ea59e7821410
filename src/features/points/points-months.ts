import type { MonthTotals } from '@micro-branch/contract/points';
import { countPoints, sayPoints } from '@/shared/ui/points/say-points';
import { sayMonth } from '@/shared/ui/day-words';
import type { Bar } from '@/shared/ui/chart/scale-bars';

/** What a month added and what it took: a return adds, what expired is gone. */
const movedIn = ({ earned, returned }: MonthTotals): number => earned + returned;
const movedOut = ({ spent, expired }: MonthTotals): number => spent + expired;

const sum = (months: readonly MonthTotals[], moved: (month: MonthTotals) => number): number =>
  months.reduce((total, month) => total + moved(month), 0);

/** A month as two bars from one line. */
export const monthBar = (totals: MonthTotals): Bar => {
  const [came, went] = [movedIn(totals), movedOut(totals)];
  return {
    key: totals.month,
    label: `${Number(totals.month.slice(5))}月`,
    value: came,
    shown: came === 0 && went > 0 ? '' : `${came > 0 ? '+' : ''}${countPoints(came)}`,
    said: `${sayMonth(totals.month)}增加 ${sayPoints(came)}，减少 ${sayPoints(went)}`,
    out: { value: went, shown: went > 0 ? `−${countPoints(went)}` : '' },
  };
};

/** All months in one sentence; undefined when nothing moved in any of them. */
export const saySums = (months: readonly MonthTotals[]): string | undefined => {
  const [came, went] = [sum(months, movedIn), sum(months, movedOut)];
  return came + went === 0 ? undefined : `共增加 ${sayPoints(came)}，减少 ${sayPoints(went)}`;
};
