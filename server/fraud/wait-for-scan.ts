import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import { NotYet } from '../events/outbox';
import { FRAUD_PAUSE_MS, SETTLE_MS } from './scan';
import { isScanPast } from './scan-position';

/** Whether everything that happened up to an instant was looked at for fraud. */
export type IsScanPast = (tx: Queryable, instant: Date) => Promise<boolean>;

const WAIT_MAX_MS = 10 * 60_000;

/**
 * When to ask again. Nothing can have been looked at before it settled; then after a tenth of what it has waited, so that a scan that
 * stands still is asked a few hundred times a day for each event, and one that goes on is followed soon.
 */
export const askAgainAt = (happenedAt: Date, now: Date): Date => {
  const waitedMs = now.getTime() - happenedAt.getTime();
  const pauseMs = Math.min(Math.max(waitedMs / 10, FRAUD_PAUSE_MS), WAIT_MAX_MS);
  return new Date(Math.max(happenedAt.getTime() + SETTLE_MS + FRAUD_PAUSE_MS, now.getTime() + Math.round(pauseMs)));
};

/**
 * Refuses to go on before the scan has passed the moment of an event: what is raised of the places up to it is there then. Where the
 * scan stands still what waits for it stands still too, and nothing is lost.
 */
export const waitForScan = async (
  tx: Queryable,
  { clock }: Pick<Deps, 'clock'>,
  happenedAt: Date,
  isPast: IsScanPast = isScanPast,
): Promise<void> => {
  if (!(await isPast(tx, happenedAt))) throw new NotYet(askAgainAt(happenedAt, clock.now()));
};
