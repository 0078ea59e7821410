import { findBursts } from './burst';
import type { Journey, SharerDay } from './facts';
import { findImpossibleSpeed } from './impossible-speed';
import { findLoops } from './loops';
import { findDeviceRing, findNetworkRing } from './rings';
import type { Finding } from './rules';
import { findSecondAccounts } from './second-account';

/** Everything the rules say of these facts. What reads the log and what simulates it ask the same. */
export const findSignals = (days: readonly SharerDay[], journeys: readonly Journey[]): Finding[] => [
  ...days.flatMap((day) => [
    ...findSecondAccounts(day),
    ...findDeviceRing(day),
    ...findNetworkRing(day),
    ...findBursts(day),
    ...findLoops(day),
  ]),
  ...journeys.flatMap((journey) => findImpossibleSpeed(journey)),
];
