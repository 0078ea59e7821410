import type { Deps } from './deps';
import { runEvents, type Fault } from './events/runner';
import { resolvePending } from './exchanges/resolve-pending';
import { startLoop, type Loop } from './jobs/loop';
import { resolveTopUps } from './mall/charge-top-up';
import { expireUncollected } from './mall/expire-orders';
import { forgetSessions } from './members/sessions';
import { expirePoints } from './points/expire-points';
import { pointEventHandlers } from './points/on-events';
import { releaseLapsed } from './points/release-lapsed';
import { tellExpiry } from './points/tell-expiry';
import { foldTotals } from './referrals/fold';
import { forgetTraces } from './referrals/join';
import { referralEventHandlers } from './referrals/on-events';

const EVENTS_PAUSE_MS = 200;
const FOLD_PAUSE_MS = 200;
const FORGET_PAUSE_MS = 60_000;
const POINTS_PAUSE_MS = 60_000;
const TOP_UPS_PAUSE_MS = 3_000;
const EXCHANGES_PAUSE_MS = 3_000;
const UNCOLLECTED_PAUSE_MS = 60_000;

const listenersOf = (deps: Deps) => [referralEventHandlers(deps), pointEventHandlers(deps)];

/** What runs beside the requests: rooms hear of each other, totals are folded, what is over is forgotten. */
export const startBackground = (deps: Deps, onFault: Fault): Loop => {
  const loops = [
    startLoop(() => runEvents(deps, listenersOf(deps), onFault), EVENTS_PAUSE_MS, onFault),
    startLoop(() => foldTotals(deps.database), FOLD_PAUSE_MS, onFault),
    startLoop(() => forgetTraces(deps), FORGET_PAUSE_MS, onFault),
    startLoop(() => forgetSessions(deps), FORGET_PAUSE_MS, onFault),
    startLoop(() => releaseLapsed(deps), POINTS_PAUSE_MS, onFault),
    startLoop(() => expirePoints(deps), POINTS_PAUSE_MS, onFault),
    startLoop(() => tellExpiry(deps), POINTS_PAUSE_MS, onFault),
    startLoop(() => resolveTopUps(deps), TOP_UPS_PAUSE_MS, onFault),
    startLoop(() => resolvePending(deps), EXCHANGES_PAUSE_MS, onFault),
    startLoop(() => expireUncollected(deps), UNCOLLECTED_PAUSE_MS, onFault),
  ];
  return { stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))) };
};

/** Everything the background would do, done now: for the seed and for tests. A fault is thrown. */
export const settleBackground = async (deps: Deps): Promise<void> => {
  await releaseLapsed(deps);
  await expirePoints(deps);
  await tellExpiry(deps);
  await runEvents(deps, listenersOf(deps), (error) => {
    throw error;
  });
  await foldTotals(deps.database);
  await resolveTopUps(deps);
  await resolvePending(deps);
  await expireUncollected(deps);
};
