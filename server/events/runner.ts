import { sql, type Queryable } from '../database/database';
import type { Clock, Deps } from '../deps';
import type { Id } from '../ids';
import { NotYet, type EventHandlers, type EventKind, type EventPayloads } from './outbox';

const ATTEMPTS_MAX = 12;
const BACKOFF_MAX_MS = 10 * 60_000;

interface Due {
  id: Id;
  kind: EventKind;
  payload: EventPayloads[EventKind];
  attempts: number;
}

const TAKE = sql(
  'events.take',
  `select id, kind, payload, attempts from events where due_at <= $1 and attempts < ${ATTEMPTS_MAX}
   order by due_at, id limit 1 for update skip locked`,
);
const DONE = sql('events.done', 'delete from events where id = $1');
const POSTPONE = sql('events.postpone', 'update events set due_at = $2 where id = $1');
const FAILED = sql('events.failed', 'update events set attempts = $2, due_at = $3, last_error = $4 where id = $1');

const GIVEN_UP = sql('events.given_up', `select count(*)::int as "givenUp" from events where attempts >= ${ATTEMPTS_MAX}`);

type Handler = (tx: Queryable, payload: unknown) => Promise<void>;

/** Every room that listens hears it, in the same transaction; an event nobody listens to is over. */
const handle = async (tx: Queryable, listeners: readonly EventHandlers[], { kind, payload }: Due): Promise<void> => {
  for (const handlers of listeners) await (handlers[kind] as Handler | undefined)?.(tx, payload);
};

const dueAgainAt = (clock: Clock, attempts: number): Date =>
  new Date(clock.now().getTime() + Math.min(1_000 * 2 ** attempts, BACKOFF_MAX_MS));

/** What could not be done is to be tried again: at the instant the handler named, or later each time it fails. */
const tryAgain = async ({ database, clock }: Deps, { id, attempts: before }: Due, error: unknown, onFault: Fault): Promise<void> => {
  if (error instanceof NotYet) {
    await database.query(POSTPONE, [id, error.againAt]);
    return;
  }
  const attempts = before + 1;
  await database.query(FAILED, [id, attempts, dueAgainAt(clock, attempts), String(error).slice(0, 500)]);
  onFault(error);
};

/**
 * Handles one due event: the handler's writes and the event's end are one transaction, so its effect is exactly once in
 * our own database. An event that fails waits longer each time and stays, with its error, after the last attempt.
 */
const runOne = async (deps: Deps, listeners: readonly EventHandlers[], onFault: Fault): Promise<boolean> => {
  const { database, clock } = deps;
  let taken: Due | undefined;
  try {
    return await database.transaction(async (tx) => {
      [taken] = await tx.query<Due>(TAKE, [clock.now()]);
      if (!taken) return false;
      await handle(tx, listeners, taken);
      await tx.query(DONE, [taken.id]);
      return true;
    });
  } catch (error) {
    if (!taken) throw error;
    await tryAgain(deps, taken, error, onFault);
    return true;
  }
};

export type Fault = (error: unknown) => void;

/** How many events failed to the last: what should have followed from them has not, and nobody tries again. */
export const readGivenUp = async (db: Queryable): Promise<{ givenUp: number }> => (await db.query<{ givenUp: number }>(GIVEN_UP))[0]!;

/** Handles events until none is due. Several processes may run at once. Gives how many were tried. */
export const runEvents = async (deps: Deps, listeners: readonly EventHandlers[], onFault: Fault): Promise<number> => {
  let count = 0;
  while (await runOne(deps, listeners, onFault)) count += 1;
  return count;
};
