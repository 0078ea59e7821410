import { ApiError, type FailureCode } from '@/shared/api/api-error';
import { BATCH_MAX, expire, forget, giveUp, GUEST, keep, nextBatch, pauseMs, settle, type Batch, type ChainEvent, type EventQueue, type QueuedEvent, type Teller } from './event-queue';

export interface BeaconDeps {
  load: () => EventQueue;
  save: (queue: EventQueue) => void;
  /** The member whose session this phone holds. */
  member: () => Teller | undefined;
  isOnline: () => boolean;
  /** Tells the service, as that teller and nobody else. */
  send: (batch: Batch) => Promise<unknown>;
  now: () => number;
  chance: () => number;
  /** Runs something later; answers how to call that off. */
  after: (ms: number, run: () => void) => () => void;
}

export interface Beacon {
  /** Keeps an event that a page tells by itself, so that it is not lost should the program be killed before. */
  hold: (event: ChainEvent, teller: Teller) => void;
  /** The page tells it no longer: the beacon does, if it is still there. */
  release: (eventId: string) => void;
  /** It was told, or never will be. */
  forget: (eventId: string) => void;
  /** Keeps an event and tells it as soon as that is possible. */
  tell: (event: ChainEvent, teller: Teller) => void;
  /** Whoever told these events has closed their account: nobody can tell them any more, and nothing of theirs stays. */
  disown: (teller: Teller) => void;
  /** There is a reason to believe that telling may succeed now. */
  resume: () => void;
}

/** It is about what was sent: sending the same again changes nothing. */
const UNFIT: ReadonlySet<FailureCode> = new Set(['invalid-input', 'too-large']);

/** The pause after a failure, and whether it was the service that asked for it. */
interface Pause {
  end: () => void;
  isOrdered: boolean;
}

/** Sends one batch after the other, and rests between two failures. It knows nothing of what is sent. */
const createSender = ({ isOnline, send, chance, after }: BeaconDeps, next: (eventsMax: number) => Batch | undefined, end: (batch: Batch, isUnfit: boolean) => void) => {
  let isSending = false;
  let failures = 0;
  let eventsMax = BATCH_MAX;
  let pause: Pause | undefined;

  const rest = ({ retryAfterSeconds }: ApiError): void => {
    failures += 1;
    const run = () => {
      pause = undefined;
      void go();
    };
    pause = { end: after(pauseMs({ failures, retryAfterSeconds, chance: chance() }), run), isOrdered: retryAfterSeconds !== undefined };
  };

  const fail = (batch: Batch, failure: unknown): void => {
    const error = failure instanceof ApiError ? failure : new ApiError('unexpected');
    if (!UNFIT.has(error.code)) return rest(error);
    // One that the service cannot read must not hold up the others: it is found by halving.
    if (batch.events.length === 1) end(batch, true);
    eventsMax = Math.max(1, Math.ceil(batch.events.length / 2));
  };

  const go = async (): Promise<void> => {
    if (isSending || pause || !isOnline()) return;
    const batch = next(eventsMax);
    if (!batch) return;
    isSending = true;
    try {
      await send(batch);
      failures = 0;
      eventsMax = Math.min(BATCH_MAX, eventsMax * 2);
      end(batch, false);
    } catch (failure) {
      fail(batch, failure);
    } finally {
      isSending = false;
    }
    void go();
  };

  const resume = (): void => {
    failures = 0;
    if (pause?.isOrdered) return;
    pause?.end();
    pause = undefined;
    void go();
  };
  return { go, resume };
};

/**
 * Tells the service of what could not be told when it happened. The queue in storage is the truth and is read anew at each step, so
 * that a killed program, or another tab, leaves it whole. An event is taken out only after the service has answered for it;
 * until then it may be sent again under the same id, which the service counts once. A member's events are told in that member's session
 * alone, and wait for it; a guest's are told without one.
 */
export const createBeacon = (deps: BeaconDeps): Beacon => {
  const { load, save, member, now, after } = deps;
  const held = new Set<string>();
  const canTell = ({ event, teller }: QueuedEvent) => !held.has(event.eventId) && (teller === GUEST || teller === member());
  const sender = createSender(
    deps,
    (eventsMax) => nextBatch(load(), { canTell, eventsMax, now: now() }),
    (batch, isUnfit) => save(isUnfit ? giveUp(load(), batch) : settle(load(), batch)),
  );
  // What is released and held again in the same turn stays held.
  const goSoon = () => void after(0, () => void sender.go());
  const add = (event: ChainEvent, teller: Teller) => save(keep(load(), { event, teller, at: now() }));
  return {
    hold: (event, teller) => {
      held.add(event.eventId);
      add(event, teller);
    },
    release: (eventId) => {
      if (held.delete(eventId)) goSoon();
    },
    forget: (eventId) => {
      held.delete(eventId);
      save(forget(load(), [eventId]));
    },
    tell: (event, teller) => {
      add(event, teller);
      goSoon();
    },
    disown: (teller) => {
      const queue = load();
      save(forget(queue, queue.events.filter((queued) => queued.teller === teller).map(({ event }) => event.eventId)));
    },
    resume: () => {
      const queue = load();
      const young = expire(queue, now());
      if (young.dropped > queue.dropped) save(young);
      sender.resume();
    },
  };
};

