import { sql, type Statement } from '../database/database';
import type { IsStopping } from './loop';

/** How long whoever sent something waits for its outcome before anybody else asks. */
const FIRST_PAUSE_MS = 5_000;
/**
 * What an outcome that is still not known waits after each time it was asked for, the last pause for ever: no time that passes
 * tells what became of it, and a partner that is down is not helped by more questions.
 */
const PAUSES_SECONDS = [30, 120, 600, 3_600];
const ASKED_AT_ONCE = 10;

export const firstAskAt = (sentAt: Date): Date => new Date(sentAt.getTime() + FIRST_PAUSE_MS);

/** The instant, in SQL, at which what has been asked for so many times is asked for again. */
export const askAgainIn = (now: string, attempts: string): string =>
  `${now}::timestamptz + make_interval(secs => (array[${PAUSES_SECONDS.join()}])[least(${attempts}, ${PAUSES_SECONDS.length})])`;

/**
 * Takes rows of a table that are open and due to be asked for at an instant. Who takes one sets when it is due again, so one
 * that dies with its process is left to the next.
 */
export const takeDue = (table: string, { open, columns }: { open: string; columns: string }): Statement =>
  sql(
    `${table}.take_due`,
    `update ${table} set attempts = attempts + 1, ask_at = ${askAgainIn('$1', 'attempts + 1')}
     where id = any (array(
       select id from ${table} where state = '${open}' and ask_at <= $1 order by ask_at limit ${ASKED_AT_ONCE} for update skip locked
     )) returning ${columns}`,
  );

export interface Asking<Due> {
  next: () => Promise<Due[]>;
  ask: (due: Due) => Promise<void>;
  /** Behind a silent partner what is due may take hours: whoever stops the service does not wait for it. */
  isStopping?: IsStopping | undefined;
}

/**
 * Asks for everything that is due, until nothing is. Several processes may run at once. A fault of one leaves the others that
 * were taken with it alone and is thrown when they are through.
 */
export const askDue = async <Due>({ next, ask, isStopping = () => false }: Asking<Due>): Promise<void> => {
  for (let due = await next(); due.length > 0; due = isStopping() ? [] : await next()) {
    const results = await Promise.allSettled(due.map(ask));
    const fault = results.find((result) => result.status === 'rejected');
    if (fault) throw fault.reason;
  }
};
