import type { CheckInAnswer, CheckInView } from '@micro-branch/contract/points';
import { sayShortDay } from '@/shared/ui/day-words';
import { sayPoints } from '@/shared/ui/points/say-points';

/** How many days in a row, up to yesterday while today is open. */
export const sayStreak = ({ streak }: Pick<CheckInView, 'streak'>): string =>
  streak === 0 ? '今天开始连续签到' : `已连续签到 ${streak} 天`;

/** What the next bonus is and how far away; undefined when there is none. */
export const sayNextBonus = ({ streak, isCheckedIn, nextBonus }: CheckInView): string | undefined => {
  if (!nextBonus) return undefined;
  const daysLeft = nextBonus.streak - streak;
  const bonus = `另得 ${sayPoints(nextBonus.points)}`;
  return daysLeft === 1 && !isCheckedIn ? `今天签满 ${nextBonus.streak} 天，${bonus}` : `再签 ${daysLeft} 天满 ${nextBonus.streak} 天，${bonus}`;
};

/** What came of it. A day that is made up joins the days in a row and gives nothing itself. */
export const sayCheckedIn = ({ kind, day, points, bonus, streak }: CheckInAnswer): string => {
  const inRow = `已连续签到 ${streak} 天。`;
  if (kind === 'make-up') return `${sayShortDay(day)}已补签，${inRow}`;
  const part = bonus > 0 ? `，其中连续签到奖励 ${sayPoints(bonus)}` : '';
  return `签到成功，得到 ${sayPoints(points + bonus)}${part}。${inRow}`;
};
