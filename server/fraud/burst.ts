import type { Arrival, SharerDay } from './facts';
import { isNew } from './rings';
import { atLeast, atMost, isCrossed, nodesOf, percent, RULES, type Finding } from './rules';

const HOUR_MS = 3_600_000;

const byHour = (arrivals: readonly Arrival[]): Map<number, Arrival[]> => {
  const hours = new Map<number, Arrival[]>();
  for (const arrival of arrivals) {
    const hour = Math.floor(arrival.arrivedAt.getTime() / HOUR_MS);
    const others = hours.get(hour);
    if (others) others.push(arrival);
    else hours.set(hour, [arrival]);
  }
  return hours;
};

/**
 * An hour far above the sharer's own rhythm in which nearly everybody is new and nobody hands on. Moments bring such hours as well:
 * but among so many people some open the share sheet.
 */
export const findBursts = (day: SharerDay, { burst } = RULES): Finding[] =>
  [...byHour(day.arrivals)].flatMap(([hour, arrivals]) => {
    const count = arrivals.length;
    const figures = [
      atLeast('arrivals-in-hour', count, burst.arrivalsPerHourMin),
      // A sharer who never had one arrival an hour is measured against one.
      atLeast('times-rhythm', Math.floor(count / Math.max(1, day.arrivalsPerHour)), burst.timesRhythmMin),
      atLeast('new-percent', percent(arrivals.filter(isNew).length, count), burst.newPercentMin),
      atMost('shared-on-percent', percent(arrivals.filter(({ hasSharedOn }) => hasSharedOn).length, count), burst.sharedOnPercentMax),
    ];
    if (!isCrossed(figures)) return [];
    return [{ kind: 'burst', sharerId: day.sharerId, openerId: null, windowStart: new Date(hour * HOUR_MS), figures, nodeIds: nodesOf(arrivals) }];
  });
