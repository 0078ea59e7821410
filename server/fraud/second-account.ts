import { traceOf, type SharerDay } from './facts';
import { atLeast, atMost, isCrossed, RULES, type Finding } from './rules';

const MINUTE_MS = 60_000;

/**
 * A member who comes by the sharer from the sharer's own phone and neighbourhood, with an account opened about then. A couple with
 * two phones of one kind looks the same: that is why it is reviewed.
 */
export const findSecondAccounts = (day: SharerDay, { secondAccount } = RULES): Finding[] =>
  day.arrivals.flatMap((arrival) => {
    const { device, network, memberId, nodeId, arrivedAt, joinedAt } = arrival;
    if (device === null || network === null || memberId === day.sharerId) return [];
    const trace = traceOf(device, network);
    if (!day.ownTraces.has(trace)) return [];
    const minutes = Math.floor(Math.abs(arrivedAt.getTime() - joinedAt.getTime()) / MINUTE_MS);
    const figures = [
      atLeast('own-trace', 1, 1),
      atMost('minutes-from-joining', minutes, secondAccount.joinedWithinMinutes),
      atMost('devices-on-network', day.surroundings.get(trace)?.devicesOnNetwork ?? 0, secondAccount.devicesOnNetworkMax),
    ];
    if (!isCrossed(figures)) return [];
    // The account was opened once: coming again under another card is no new fact.
    return [{ kind: 'second-account', sharerId: day.sharerId, openerId: memberId, windowStart: joinedAt, figures, nodeIds: [nodeId] }];
  });
