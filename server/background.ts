import type { Deps } from './deps';
import { runEvents, type Fault } from './events/runner';
import { startLoop, type Loop } from './jobs/loop';
import { forgetSessions } from './members/sessions';
import { pointEventHandlers } from './points/on-events';
import { foldTotals } from './referrals/fold';
import { forgetTraces } from './referrals/join';
import { referralEventHandlers } from './referrals/on-events';

const EVENTS_PAUSE_MS = 200;
const FOLD_PAUSE_MS = 200;
const FORGET_PAUSE_MS = 60_000;

const listenersOf = (deps: Deps) => [referralEventHandlers(deps), pointEventHandlers(deps)];

/** What runs beside the requests: rooms hear of each other, totals are folded, what is over is forgotten. */
export const startBackground = (deps: Deps, onFault: Fault): Loop => {
  const loops = [
    startLoop(() => runEvents(deps, listenersOf(deps), onFault), EVENTS_PAUSE_MS, onFault),
    startLoop(() => foldTotals(deps.database), FOLD_PAUSE_MS, onFault),
    startLoop(() => forgetTraces(deps), FORGET_PAUSE_MS, onFault),
    startLoop(() => forgetSessions(deps), FORGET_PAUSE_MS, onFault),
  ];
  return { stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))) };
};

/** Everything the background would do, done now: for the seed and for tests. A fault is thrown. */
export const settleBackground = async (deps: Deps): Promise<void> => {
  await runEvents(deps, listenersOf(deps), (error) => {
    throw error;
  });
  await foldTotals(deps.database);
};
