import type { Journey } from './facts';
import { atLeast, atMost, isCrossed, RULES, type Finding } from './rules';

/**
 * A run of hops that each took less than a person needs, or more codes opened in a minute than anybody reads. One fast hop is nothing
 * by itself: two people side by side with one phone in hand are nearly as quick.
 */
export const findImpossibleSpeed = (journey: Journey, { impossibleSpeed } = RULES): Finding[] => {
  const { hopSeconds, opensInMinute, sharerId, memberId, nodeId, dayStart } = journey;
  const { hopSecondsMax, hopsInARowMin, opensPerMinuteMin } = impossibleSpeed;
  const slow = hopSeconds.findIndex((seconds) => seconds > hopSecondsMax);
  const run = hopSeconds.slice(0, slow === -1 ? hopSeconds.length : slow);
  const hops = [atLeast('fast-hops-in-a-row', run.length, hopsInARowMin), atMost('slowest-of-them-seconds', Math.max(0, ...run), hopSecondsMax)];
  const opens = [atLeast('opens-in-minute', opensInMinute, opensPerMinuteMin)];
  const figures = [hops, opens].filter(isCrossed).flat();
  if (figures.length === 0) return [];
  return [{ kind: 'impossible-speed', sharerId, openerId: memberId, windowStart: dayStart, figures, nodeIds: [nodeId] }];
};
