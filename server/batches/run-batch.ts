import { setTimeout as sleep } from 'node:timers/promises';
import type { Deps } from '../deps';
import type { IsStopping } from '../jobs/loop';
import type { DebitOutcome } from '../payments/bank-debits';
import { unseal } from '../sealing';
import { sealingOf } from './load-batch';
import { endBatch, hasOpen, noteOutcomes, readProgress, takeRows, type Batch, type Progress, type RowOutcome, type TakenRow } from './store';

interface Running {
  /** How many debits are under way at once. */
  parallel: number;
  isStopping?: IsStopping;
  /** Told of about every second. */
  onProgress?: (progress: Progress) => void;
}

export const PARALLEL_MAX = 64;
/** What a worker takes at once, and writes in one transaction. */
const BLOCK_ROWS = 40;
/** A worker that the bank keeps waiting writes what it knows and lets go of the rest of its rows. */
const BLOCK_MS = 8_000;
const TAKEN_MS = 15_000;
/** What a row waits whose outcome is not known, the last pause for ever. */
const PAUSES_SECONDS = [1, 2, 5, 10, 30];
const IDLE_MS = 250;
const PROGRESS_MS = 1_000;
/** A bank that ends nothing for so long is not helped by more questions: the batch is run again later. */
const PATIENCE_MS = 600_000;

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

const outcomeOf = ({ id, attempts }: TakenRow, outcome: DebitOutcome, now: Date): RowOutcome => {
  if (outcome.state === 'done') return { id, state: 'done', theirId: outcome.theirId, debitedOn: outcome.paidOn };
  if (outcome.state === 'refused') return { id, state: 'refused', reason: outcome.reason };
  const pause = PAUSES_SECONDS[Math.min(attempts, PAUSES_SECONDS.length) - 1]!;
  return { id, state: 'sent', why: outcome.why, askAt: later(now, pause * 1_000) };
};

/** What was sent, or may have been, is asked for before it is sent again, under the same id both times. */
const debit = async (deps: Deps, batch: Batch, row: TakenRow): Promise<DebitOutcome> => {
  const heard = row.attempts > 1 ? await deps.bankDebits.ask(row.id) : { state: 'absent' as const };
  if (heard.state !== 'absent') return heard;
  const accountNumber = unseal<string>(deps, row.accountSealed, sealingOf(row.id));
  return deps.bankDebits.debit({ id: row.id, payer: { accountNumber }, fen: row.fen, words: `${batch.billerName} ${row.reference}` });
};

/** Debits the rows of a block one after the other, and writes all that is known of them in one transaction. Gives how many have ended. */
const runBlock = async (deps: Deps, batch: Batch, { rows, isStopping }: { rows: readonly TakenRow[]; isStopping: IsStopping }): Promise<number> => {
  const untilMs = deps.clock.now().getTime() + BLOCK_MS;
  const outcomes: RowOutcome[] = [];
  for (const row of rows) {
    const outcome = await debit(deps, batch, row);
    outcomes.push(outcomeOf(row, outcome, deps.clock.now()));
    if (isStopping() || deps.clock.now().getTime() > untilMs) break;
  }
  const now = deps.clock.now();
  const left = rows.slice(outcomes.length).map(({ id }): RowOutcome => ({ id, state: 'sent', why: 'taken and not sent', askAt: now }));
  return noteOutcomes(deps.database, [...outcomes, ...left], now);
};

/** Tells how far it is until it is over. */
const tellProgress = async ({ database }: Deps, batch: Batch, { over, onProgress }: { over: AbortSignal; onProgress: NonNullable<Running['onProgress']> }) => {
  while (!over.aborted) {
    onProgress(await readProgress(database, batch.id));
    await sleep(PROGRESS_MS, undefined, { signal: over }).catch(() => undefined);
  }
};

/** Takes rows and debits them until none is open, or `isGivenUp`. */
const work = async (deps: Deps, batch: Batch, { isGivenUp, onEnded }: { isGivenUp: IsStopping; onEnded: () => void }): Promise<void> => {
  while (!isGivenUp()) {
    const now = deps.clock.now();
    const rows = await takeRows(deps.database, batch.id, { limit: BLOCK_ROWS, askAt: later(now, TAKEN_MS), now });
    if (rows.length > 0) {
      if ((await runBlock(deps, batch, { rows, isStopping: isGivenUp })) > 0) onEnded();
    } else {
      if (!(await hasOpen(deps.database, batch.id))) return;
      await sleep(IDLE_MS);
    }
  }
};

/**
 * Debits every row of a batch once, so many at a time, until each is done or refused, or the bank has been silent for ten minutes. It may
 * be killed at any moment and run again, and any number of processes may run the same batch at once. Gives how far the batch is.
 */
export const runBatch = async (deps: Deps, batch: Batch, running: Running): Promise<Progress> => {
  const { parallel, isStopping = () => false, onProgress = () => undefined } = running;
  const { clock, database } = deps;
  let endedAtMs = clock.now().getTime();
  const over = new AbortController();
  const isGivenUp = (): boolean => over.signal.aborted || isStopping() || clock.now().getTime() - endedAtMs > PATIENCE_MS;
  const onEnded = (): void => void (endedAtMs = clock.now().getTime());
  const end = (): void => over.abort();
  const worker = (): Promise<void> =>
    work(deps, batch, { isGivenUp, onEnded }).catch((fault: unknown) => {
      end(); // one that cannot go on, such as without its database, ends all of them where they are
      throw fault;
    });
  const workers = Promise.allSettled(Array.from({ length: Math.min(parallel, PARALLEL_MAX) }, worker)).finally(end);
  const [results] = await Promise.all([workers, tellProgress(deps, batch, { over: over.signal, onProgress })]);
  const fault = results.find((result) => result.status === 'rejected');
  if (fault) throw fault.reason;
  await endBatch(database, batch.id, clock.now());
  return readProgress(database, batch.id);
};
