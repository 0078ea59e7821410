import type { RequestBody } from '@micro-branch/contract/api';
import type { ErrorCode } from '@micro-branch/contract/errors';
import type { EventsAnswer } from '@micro-branch/contract/referrals';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { createCollector } from './collector';
import { listLogged } from './opens';
import { recordIntents, type IntentEvent } from './record-intents';
import { recordOpens } from './record-opens';
import type { OpenEvent } from './visits';

/** An event may have waited on the phone for so long: a weekend without a network. */
export const LATE_MS_MAX = 3 * 86_400_000;
/** A phone's clock may have been set back by so much since. */
export const EARLY_MS_MAX = 60_000;

type Event = RequestBody<'recordEvents'>['events'][number];

interface Caller {
  memberId: Id | null;
  address: string;
}

/** Opens and intents of many requests at once, written together. One for each process. */
export const createIngest = (deps: Deps) => ({
  recordOpens: createCollector((events: readonly OpenEvent[]) => recordOpens(deps, events)),
  recordIntents: createCollector((events: readonly IntentEvent[]) => recordIntents(deps, events)),
});

export type Ingest = ReturnType<typeof createIngest>;

type Outcome = [eventId: string, code: ErrorCode];

const isInTime = ({ agoMs }: Event): boolean => agoMs >= -EARLY_MS_MAX && agoMs <= LATE_MS_MAX;

const lateSecondsOf = ({ agoMs }: Event): number => Math.max(0, Math.round(agoMs / 1_000));

/** In the order in which they happened, however they come; what happened at once in the order of the ids. */
const inTurn = (events: readonly Event[]): Event[] =>
  [...events].sort((a, b) => b.agoMs - a.agoMs || (a.eventId < b.eventId ? -1 : 1));

const refusedOf = (events: readonly { eventId: string }[], outcomes: readonly unknown[]): Outcome[] =>
  events.flatMap(({ eventId }, at): Outcome[] => {
    const outcome = outcomes[at];
    return outcome instanceof Refusal ? [[eventId, outcome.code]] : [];
  });

const recordInTime = async ({ recordOpens: record, recordIntents: note }: Ingest, caller: Caller, events: readonly Event[]): Promise<Outcome[]> => {
  const opens = events.flatMap((event): OpenEvent[] => {
    if (event.kind !== 'open') return [];
    const { kind: _kind, agoMs: _agoMs, ...open } = event;
    return [{ ...open, ...caller, lateSeconds: lateSecondsOf(event), isUnawaited: true }];
  });
  const intents = events.flatMap((event): IntentEvent[] => {
    if (event.kind !== 'intent') return [];
    const { eventId, code } = event;
    return [{ eventId, code, memberId: caller.memberId, lateSeconds: lateSecondsOf(event) }];
  });
  const [opened, intended] = await Promise.all([opens.length > 0 ? record(opens) : [], intents.length > 0 ? note(intents) : []]);
  return [...refusedOf(opens, opened), ...refusedOf(intents, intended)];
};

/**
 * What a phone could not tell when it happened, as if each had been told alone and in the order in which it happened. Answers
 * which events are refused, and why: they never will be counted. One that was counted before is not among them, whatever has
 * become of its card or its code since.
 */
export const recordEvents = async (
  { database }: Pick<Deps, 'database'>,
  ingest: Ingest,
  { events, ...caller }: Caller & { events: readonly Event[] },
): Promise<EventsAnswer> => {
  const ordered = inTurn(events);
  const untimely = ordered.filter((event) => !isInTime(event)).map(({ eventId }): Outcome => [eventId, 'event-out-of-time']);
  const refused = new Map([...untimely, ...(await recordInTime(ingest, caller, ordered.filter(isInTime)))]);
  const logged = await listLogged(database, [...refused.keys()]);
  return { refused: [...refused].filter(([eventId]) => !logged.has(eventId)).map(([eventId, code]) => ({ eventId, code })) };
};
