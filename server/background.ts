import { checkDues } from './bills/check-dues';
import { forgetBills } from './bills/forget-bills';
import { billEventHandlers } from './bills/on-events';
import { remindOfBills } from './bills/remind';
import type { Deps } from './deps';
import { runEvents, type Fault } from './events/runner';
import { resolvePending } from './exchanges/resolve-pending';
import { fraudEventHandlers } from './fraud/on-events';
import { FRAUD_PAUSE_MS, scanForFraud } from './fraud/scan';
import { forgetSightings } from './fraud/sightings';
import type { IsScanPast } from './fraud/wait-for-scan';
import { startLoop, type Loop } from './jobs/loop';
import { resolveTopUps } from './mall/charge-top-up';
import { expireUncollected } from './mall/expire-orders';
import { announceDebits } from './mandates/announce';
import { runDebits } from './mandates/debit';
import { mandateEventHandlers } from './mandates/on-events';
import { forgetSessions } from './members/sessions';
import { forgetMessages } from './messages/forget-messages';
import { messageEventHandlers } from './messages/on-events';
import { sendMessages } from './messages/send-messages';
import { resolvePayments } from './payments/resolve';
import { expirePoints } from './points/expire-points';
import { pointEventHandlers } from './points/on-events';
import { tellExpiry } from './points/tell-expiry';
import { forgetArrivalTraces } from './referrals/arrival-traces';
import { foldTotals } from './referrals/fold';
import { forgetTraces } from './referrals/join';
import { erasureHandlers } from './referrals/on-erasure';
import { referralEventHandlers } from './referrals/on-events';
import { reconcileDays } from './reconciliation/reconcile-days';
import { rewardEventHandlers } from './rewards/on-events';

const EVENTS_PAUSE_MS = 200;
const FOLD_PAUSE_MS = 200;
const PARTNERS_PAUSE_MS = 3_000;
const SWEEP_PAUSE_MS = 60_000;

/** Who closed their account is forgotten by the fraud room first: it may put that off for all of them. */
const listenersOf = (deps: Deps, isScanPast?: IsScanPast) => [
  referralEventHandlers(deps),
  fraudEventHandlers(deps, isScanPast),
  erasureHandlers,
  pointEventHandlers(deps),
  billEventHandlers(deps),
  mandateEventHandlers(deps),
  messageEventHandlers(deps),
  rewardEventHandlers(deps, isScanPast),
];

/** What rooms have told each other and is due by now. Gives how many events were tried. */
export const hearEvents = (deps: Deps, onFault: Fault): Promise<number> => runEvents(deps, listenersOf(deps), onFault);

/** What is over is ended or forgotten, one after the other: the requests need the connections more. */
const SWEEPS = [
  expirePoints, expireUncollected, tellExpiry, forgetTraces, forgetArrivalTraces, forgetSightings, forgetSessions,
  remindOfBills, forgetBills, forgetMessages,
];

/** What partners did not say is asked for, of each in a loop of its own: one that is silent keeps no other waiting. */
const ASKS = [resolveTopUps, resolvePending, resolvePayments, checkDues, sendMessages, announceDebits, runDebits];

/** A step that fails is told of and does not keep the next from its turn. */
const inTurn = async (deps: Deps, steps: readonly ((deps: Deps) => Promise<unknown>)[], onFault: Fault): Promise<void> => {
  for (const step of steps) await step(deps).catch(onFault);
};

interface BackgroundOptions {
  /** Whether days are reconciled by themselves. The sandbox forgets what was paid when it stops: of the days before, nothing could agree. */
  isReconciling?: boolean;
}

/** What runs beside the requests: rooms hear of each other, totals are folded, what is over is forgotten. */
export const startBackground = (deps: Deps, onFault: Fault, { isReconciling = true }: BackgroundOptions = {}): Loop => {
  const loops = [
    startLoop(() => hearEvents(deps, onFault), EVENTS_PAUSE_MS, onFault),
    startLoop(() => foldTotals(deps.database), FOLD_PAUSE_MS, onFault),
    ...ASKS.map((ask) => startLoop((isStopping) => ask(deps, isStopping), PARTNERS_PAUSE_MS, onFault)),
    startLoop((isStopping) => scanForFraud(deps, { isStopping }), FRAUD_PAUSE_MS, onFault),
    startLoop(() => inTurn(deps, SWEEPS, onFault), SWEEP_PAUSE_MS, onFault),
    ...(isReconciling ? [startLoop((isStopping) => reconcileDays(deps, isStopping), SWEEP_PAUSE_MS, onFault)] : []),
  ];
  return { stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))) };
};

/** Nobody looks, so nothing waits for them. */
const NO_SCAN: IsScanPast = () => Promise.resolve(true);

/**
 * Everything the background would do, done now: for the seed and for tests, where all come by one phone, so that nobody looks for
 * fraud. A fault is thrown.
 */
export const settleBackground = async (deps: Deps): Promise<void> => {
  const raise = (fault: unknown): never => {
    throw fault;
  };
  await inTurn(deps, SWEEPS, raise);
  await runEvents(deps, listenersOf(deps, NO_SCAN), raise);
  await foldTotals(deps.database);
  await inTurn(deps, ASKS, raise);
};
