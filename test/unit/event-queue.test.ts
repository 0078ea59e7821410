import { EventsBody } from '@micro-branch/contract/referrals';
import {
  AGE_MS_MAX, BATCH_MAX, DROPPED_MAX, EMPTY, EVENTS_MAX, expire, forget, giveUp, GUEST, keep, nextBatch, pauseMs, settle,
  type EventQueue, type QueuedEvent,
} from '@/features/referrals/event-queue';

const queued = (id: number, more: Partial<QueuedEvent> = {}): QueuedEvent => ({
  event: { kind: 'intent', eventId: `event-${id}`, code: 'code' },
  teller: GUEST,
  at: id,
  ...more,
});

const queueOf = (...events: QueuedEvent[]): EventQueue => events.reduce(keep, EMPTY);
const ids = ({ events }: EventQueue) => events.map(({ event }) => event.eventId);
const all = { canTell: () => true, eventsMax: 200, now: 1_000 };

describe('the queue of events', () => {
  it('holds 200; the oldest leave for the newest and are counted', () => {
    const full = queueOf(...Array.from({ length: EVENTS_MAX }, (_, id) => queued(id)));
    expect(full.dropped).toBe(0);
    const more = keep(keep(full, queued(200)), queued(201));
    expect(more.events).toHaveLength(EVENTS_MAX);
    expect(ids(more)[0]).toBe('event-2');
    expect(more.dropped).toBe(2);
  });

  it('keeps one event once, in its place and at its time, and takes the teller who turned out later', () => {
    const queue = queueOf(queued(1), queued(2), queued(1, { at: 99, teller: '7' }));
    expect(queue.events).toEqual([queued(1, { teller: '7' }), queued(2)]);
    expect(queue.dropped).toBe(0);
  });

  it('gives up after three days what nobody came back to tell, and counts it', () => {
    const queue = queueOf(queued(0), queued(1));
    expect(expire(queue, AGE_MS_MAX)).toEqual(queue);
    expect(expire(queue, AGE_MS_MAX + 1)).toEqual({ events: [queued(1)], dropped: 1 });
  });

  it('forgets what was answered for, and nothing else', () => {
    expect(ids(forget(queueOf(queued(1), queued(2), queued(3)), ['event-1', 'event-3', 'event-9']))).toEqual(['event-2']);
  });
});

describe('what was given up', () => {
  const queue: EventQueue = { ...queueOf(queued(1), queued(2)), dropped: 5 };
  const batch = nextBatch(queue, { ...all, eventsMax: 1 })!;

  it('is told with a batch, and forgotten with it; what was given up meanwhile is not', () => {
    expect(batch.dropped).toBe(5);
    expect(settle({ ...queue, dropped: 6 }, batch)).toEqual({ events: [queued(2)], dropped: 1 });
    expect(settle({ ...queue, dropped: 0 }, batch).dropped).toBe(0);
  });

  it('grows by what the service cannot read, once', () => {
    expect(giveUp(queue, batch)).toEqual({ events: [queued(2)], dropped: 6 });
    expect(giveUp(giveUp(queue, batch), batch).dropped).toBe(6);
  });
});

describe('a batch', () => {
  it('is no larger, in anything, than the contract lets it be', () => {
    const { dropped, events } = EventsBody.properties;
    expect([DROPPED_MAX, BATCH_MAX]).toEqual([dropped.maximum, events.maxItems]);
    expect(nextBatch({ ...queueOf(queued(1)), dropped: DROPPED_MAX + 1 }, all)?.dropped).toBe(DROPPED_MAX);
  });

  it('tells how long ago it was, and after a clock was set back that it is now', () => {
    const batch = nextBatch(queueOf(queued(400), queued(1_000), queued(5_000)), all);
    expect(batch?.events.map(({ agoMs }) => agoMs)).toEqual([600, 0, 0]);
  });

  it('is of one teller, the one of the oldest event, and no longer than allowed', () => {
    const queue = queueOf(queued(1, { teller: '7' }), queued(2), queued(3, { teller: '7' }), queued(4, { teller: '7' }));
    expect(nextBatch(queue, { ...all, eventsMax: 2 })).toMatchObject({ teller: '7', events: [{ eventId: 'event-1' }, { eventId: 'event-3' }] });
    expect(nextBatch(queue, { ...all, canTell: ({ teller }) => teller === GUEST })).toMatchObject({ teller: GUEST, events: [{ eventId: 'event-2' }] });
    expect(nextBatch(queue, { ...all, canTell: () => false })).toBeUndefined();
  });
});

describe('the pause after a failure', () => {
  const pause = (failures: number, chance = 0, retryAfterSeconds?: number) => pauseMs({ failures, chance, retryAfterSeconds }) / 1_000;

  it('is 2, 4, 8 … seconds, a minute at most, shortened by chance', () => {
    expect([1, 2, 3, 5, 6, 60].map((failures) => pause(failures))).toEqual([2, 4, 8, 32, 60, 60]);
    expect(pause(3, 1)).toBe(4);
  });

  it('is never shorter than the service asks for, and never longer than an hour and a quarter', () => {
    expect(pause(1, 0, 30)).toBe(30);
    expect(pause(1, 1, 30)).toBe(37.5);
    expect(pause(6, 0, 5)).toBe(60);
    expect(pause(1, 1, 1e9)).toBe(4_500);
  });
});
