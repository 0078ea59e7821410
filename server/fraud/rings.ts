import type { Id } from '../ids';
import { traceOf, type Arrival, type SharerDay } from './facts';
import { atLeast, atMost, isCrossed, nodesOf, percent, RULES, type Finding } from './rules';

/** An account opened within half an hour of coming here. */
export const isNew = ({ arrivedAt, joinedAt }: Arrival): boolean => Math.abs(arrivedAt.getTime() - joinedAt.getTime()) <= 30 * 60_000;

type Traced = Arrival & { device: string; network: string };

const traced = (day: SharerDay): Traced[] =>
  day.arrivals.filter((arrival): arrival is Traced => arrival.device !== null && arrival.network !== null && arrival.memberId !== day.sharerId);

const groups = (arrivals: readonly Traced[], keyOf: (arrival: Traced) => string): Traced[][] => {
  const found = new Map<string, Traced[]>();
  for (const arrival of arrivals) {
    const key = keyOf(arrival);
    const group = found.get(key);
    if (group) group.push(arrival);
    else found.set(key, [arrival]);
  }
  return [...found.values()];
};

const members = (arrivals: readonly { memberId: Id }[]): number => new Set(arrivals.map(({ memberId }) => memberId)).size;

/** The largest group whose figures are all crossed: one signal a day and sharer, whatever the number of rings. */
const findRing = (
  day: SharerDay,
  kind: 'device-ring' | 'network-ring',
  { candidates, figuresOf }: { candidates: Traced[][]; figuresOf: (group: Traced[]) => Finding['figures'] },
): Finding[] => {
  const found = candidates
    .map((group) => ({ group, figures: figuresOf(group) }))
    .filter(({ figures }) => isCrossed(figures))
    .sort((one, other) => other.figures[0]!.seen - one.figures[0]!.seen);
  const largest = found[0];
  if (!largest) return [];
  const { group, figures } = largest;
  return [{ kind, sharerId: day.sharerId, openerId: null, windowStart: day.dayStart, figures, nodeIds: nodesOf(group) }];
};

/** Many members on one phone in one neighbourhood, who are much of what the sharer brought that day and nobody else's. */
export const findDeviceRing = (day: SharerDay, { deviceRing } = RULES): Finding[] => {
  const arrivals = traced(day);
  const all = members(arrivals);
  return findRing(day, 'device-ring', {
    candidates: groups(arrivals, ({ device, network }) => traceOf(device, network)),
    figuresOf: (group) => [
      atLeast('members-on-trace', members(group), deviceRing.membersMin),
      atLeast('percent-of-day', percent(members(group), all), deviceRing.sharePercentMin),
      atMost('strangers-with-trace', day.surroundings.get(traceOf(group[0]!.device, group[0]!.network))?.strangers ?? 0, deviceRing.strangersMax),
    ],
  });
};

/** Many new members in one neighbourhood on few phones. Different phones on one network are a branch, an office, a dormitory. */
export const findNetworkRing = (day: SharerDay, { networkRing } = RULES): Finding[] => {
  const arrivals = traced(day);
  const all = members(arrivals);
  return findRing(day, 'network-ring', {
    candidates: groups(arrivals.filter(isNew), ({ network }) => network),
    figuresOf: (group) => [
      atLeast('new-members-on-network', members(group), networkRing.newMembersMin),
      atLeast('percent-of-day', percent(members(group), all), networkRing.sharePercentMin),
      atMost('devices-percent', percent(new Set(group.map(({ device }) => device)).size, members(group)), networkRing.devicesPercentMax),
    ],
  });
};
