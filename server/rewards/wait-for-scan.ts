import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import { NotYet, type EventPayloads } from '../events/outbox';
import { FRAUD_PAUSE_MS, SETTLE_MS } from '../fraud/scan';
import { isScanPast } from '../fraud/scan-position';

/** Whether everything that happened up to an instant was looked at for fraud. */
export type IsScanPast = (tx: Queryable, instant: Date) => Promise<boolean>;

const WAIT_MAX_MS = 10 * 60_000;

/**
 * When to ask again. Nothing can have been looked at before it settled; then after a tenth of what it has waited, so that a scan that
 * stands still is asked a few hundred times a day for each conversion, and one that goes on is followed soon.
 */
export const askAgainAt = (convertedAt: Date, now: Date): Date => {
  const waitedMs = now.getTime() - convertedAt.getTime();
  const pauseMs = Math.min(Math.max(waitedMs / 10, FRAUD_PAUSE_MS), WAIT_MAX_MS);
  return new Date(Math.max(convertedAt.getTime() + SETTLE_MS + FRAUD_PAUSE_MS, now.getTime() + Math.round(pauseMs)));
};

/**
 * Refuses to go on before the scan has passed the moment of a conversion: what is raised of the places up to it is there then, to be
 * asked for. Where the scan stands still nothing is decided and nothing is paid; nothing is lost either.
 */
export const waitForScan = async (
  tx: Queryable,
  { clock }: Pick<Deps, 'clock'>,
  { at }: EventPayloads['conversion-credited'],
  isPast: IsScanPast = isScanPast,
): Promise<void> => {
  const convertedAt = new Date(at);
  if (!(await isPast(tx, convertedAt))) throw new NotYet(askAgainAt(convertedAt, clock.now()));
};
