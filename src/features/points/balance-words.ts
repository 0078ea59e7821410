import type { PointsView } from '@micro-branch/contract/points';
import { sayShortDay } from '@/shared/ui/day-words';
import { sayPoints } from '@/shared/ui/points/say-points';

const sayWhen = ({ expiresOn, daysLeft }: PointsView['expiring'][number]): string => {
  if (daysLeft === 0) return '今天到期';
  return daysLeft === 1 ? '明天到期' : `将于 ${sayShortDay(expiresOn)}到期`;
};

/** What ends first of what can be spent; undefined when nothing ends soon. */
export const sayExpiring = ({ expiring: [first] }: Pick<PointsView, 'expiring'>): string | undefined =>
  first && `其中 ${sayPoints(first.points)}${sayWhen(first)}`;

/** What is set aside; undefined when nothing is. */
export const sayHeld = ({ held }: Pick<PointsView, 'held'>): string | undefined =>
  held === 0 ? undefined : `另有 ${sayPoints(held)}已暂扣，等办理中的业务完成`;
