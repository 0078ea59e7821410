import fc from 'fast-check';
import { createBeacon, type Beacon, type BeaconDeps } from '@/features/referrals/create-beacon';
import { AGE_MS_MAX, DROPPED_MAX, EMPTY, EVENTS_MAX, GUEST, type Batch, type ChainEvent, type EventQueue, type Teller } from '@/features/referrals/event-queue';
import { ApiError, type FailureCode } from '@/shared/api/api-error';

const PAUSE_MAX_MS = 3_600_000;

/** A phone whose storage outlives the program, and a service that counts each event once. */
class World {
  stored: EventQueue = EMPTY;
  member: Teller | undefined;
  isOnline = true;
  /** How the next requests end; a success when there is nothing here. `lost`: it arrived, and the answer did not. */
  endings: (FailureCode | 'lost')[] = [];
  retryAfterSeconds: number | undefined;
  /** The event that the service cannot read. */
  unfit: string | undefined;
  batches: Batch[] = [];
  counted = new Map<string, Teller>();
  /** What the service has heard of events that were given up. */
  dropped: number[] = [];
  underWay = 0;
  atOnceMax = 0;
  nowMs = 0;
  private run = 0;
  private timers: { at: number; run: () => void }[] = [];

  start(): Beacon {
    this.run += 1;
    this.timers = [];
    const run = this.run;
    const isAlive = () => run === this.run;
    return createBeacon({
      load: () => this.stored,
      // What a killed program would still have done does not happen.
      save: (queue) => void (isAlive() && (this.stored = JSON.parse(JSON.stringify(queue)) as EventQueue)),
      member: () => this.member,
      isOnline: () => this.isOnline,
      send: (batch) => this.answer(batch),
      now: () => this.nowMs,
      chance: () => 0.5,
      after: (ms, next) => {
        const timer = { at: this.nowMs + ms, run: () => void (isAlive() && next()) };
        this.timers.push(timer);
        return () => void (this.timers = this.timers.filter((other) => other !== timer));
      },
    } satisfies BeaconDeps);
  }

  private async answer(batch: Batch): Promise<unknown> {
    this.batches.push(batch);
    this.underWay += 1;
    this.atOnceMax = Math.max(this.atOnceMax, this.underWay);
    await Promise.resolve();
    this.underWay -= 1;
    if (batch.events.some(({ eventId }) => eventId === this.unfit)) throw new ApiError('invalid-input');
    const ending = this.endings.shift();
    if (ending === undefined || ending === 'lost') {
      for (const { eventId } of batch.events) if (!this.counted.has(eventId)) this.counted.set(eventId, batch.teller);
      if (batch.dropped > 0) this.dropped.push(batch.dropped);
    }
    if (ending !== undefined) throw new ApiError(ending === 'lost' ? 'timeout' : ending, undefined, this.retryAfterSeconds);
    return { refused: [] };
  }

  /** Lets time pass, and everything that is due in it happen. */
  async pass(ms: number): Promise<void> {
    const until = this.nowMs + ms;
    for (;;) {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      const due = this.timers.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
      if (!due) break;
      this.timers = this.timers.filter((timer) => timer !== due);
      this.nowMs = Math.max(this.nowMs, due.at);
      due.run();
    }
    this.nowMs = until;
  }
}

const event = (id: string | number): ChainEvent => ({ kind: 'intent', eventId: `event-${id}`, code: 'code' });
const idsOf = ({ events }: Batch) => events.map(({ eventId }) => eventId);

describe('the beacon', () => {
  let world: World;
  let beacon: Beacon;
  beforeEach(() => {
    world = new World();
    beacon = world.start();
  });

  it('tells an event soon after it happened, and then no more of it', async () => {
    beacon.tell(event(1), GUEST);
    await world.pass(100_000);
    expect(world.batches.map(idsOf)).toEqual([['event-1']]);
    expect(world.stored.events).toEqual([]);
  });

  it('waits for a network, and then tells all in one request, with their ages', async () => {
    world.isOnline = false;
    beacon.tell(event(1), GUEST);
    await world.pass(3_000);
    beacon.tell(event(2), GUEST);
    await world.pass(2_000);
    expect(world.batches).toEqual([]);
    world.isOnline = true;
    beacon.resume();
    await world.pass(0);
    expect(world.batches).toMatchObject([{ events: [{ eventId: 'event-1', agoMs: 5_000 }, { eventId: 'event-2', agoMs: 2_000 }] }]);
  });

  it('survives a kill before, during and after sending, under the same event id', async () => {
    world.isOnline = false;
    beacon.tell(event(1), GUEST);
    await world.pass(0);
    world.isOnline = true;
    world.endings = ['lost'];
    world.start().resume();
    await Promise.resolve();
    world.start().resume();
    await world.pass(0);
    expect(world.batches.length).toBeGreaterThan(1);
    expect(new Set(world.batches.flatMap(idsOf))).toEqual(new Set(['event-1']));
    expect(world.stored.events).toEqual([]);
  });

  it('asks again after 2, 4 and 8 seconds, shortened by chance, and from the beginning when the phone is taken up', async () => {
    world.endings = ['busy', 'timeout', 'offline'];
    beacon.tell(event(1), GUEST);
    const sent: number[] = [];
    for (const ms of [0, 1_499, 1, 2_999, 1]) {
      await world.pass(ms);
      sent.push(world.batches.length);
    }
    expect(sent).toEqual([1, 1, 2, 2, 3]);
    beacon.resume();
    await world.pass(0);
    expect(world.batches).toHaveLength(4);
    expect(world.stored.events).toEqual([]);
  });

  it('waits as long as the service asks, even when the phone is taken up', async () => {
    world.endings = ['too-many-requests'];
    world.retryAfterSeconds = 30;
    beacon.tell(event(1), GUEST);
    await world.pass(29_000);
    beacon.resume();
    beacon.tell(event(2), GUEST);
    await world.pass(900);
    expect(world.batches).toHaveLength(1);
    await world.pass(10_000);
    expect(world.batches.map(idsOf)).toEqual([['event-1'], ['event-1', 'event-2']]);
  });

  it('tells a member’s events in that member’s session alone, and a guest’s in none', async () => {
    beacon.tell(event('wang'), '7');
    beacon.tell(event('guest'), GUEST);
    world.member = '8';
    beacon.tell(event('li'), '8');
    await world.pass(0);
    expect(world.counted).toEqual(new Map([['event-guest', GUEST], ['event-li', '8']]));
    world.member = '7';
    beacon.resume();
    await world.pass(0);
    expect(world.counted.get('event-wang')).toBe('7');
  });

  it('leaves alone what a page holds, tells it when the page lets go, and not once it was told', async () => {
    beacon.hold(event(1), GUEST);
    beacon.hold(event(2), GUEST);
    beacon.tell(event(3), GUEST);
    await world.pass(PAUSE_MAX_MS);
    expect(world.batches.map(idsOf)).toEqual([['event-3']]);
    beacon.forget('event-1');
    beacon.release('event-1');
    beacon.release('event-2');
    await world.pass(0);
    expect(world.batches.map(idsOf)).toEqual([['event-3'], ['event-2']]);
  });

  it('forgets what was of a member who has gone, and of nobody else', async () => {
    for (const teller of ['7', GUEST, '8']) beacon.tell(event(teller), teller);
    beacon.disown('7');
    expect(world.stored).toMatchObject({ events: [{ teller: GUEST }, { teller: '8' }], dropped: 0 });
    world.member = '7';
    await world.pass(PAUSE_MAX_MS);
    expect(world.batches.map(idsOf)).toEqual([['event-guest']]);
  });

  it('tells what a page held when the program was killed', async () => {
    beacon.hold(event(1), GUEST);
    world.start().resume();
    await world.pass(0);
    expect(world.batches.map(idsOf)).toEqual([['event-1']]);
  });

  it('finds the one event that the service cannot read, gives it up, tells the others, and that one was given up', async () => {
    world.unfit = 'event-5';
    for (let id = 0; id < 8; id += 1) beacon.tell(event(id), GUEST);
    await world.pass(0);
    expect(world.counted.size).toBe(7);
    expect(world.dropped).toEqual([1]);
    expect(world.stored).toEqual({ events: [], dropped: 0 });
  });

  it('tells with the next batch, once, how many left a full queue and how many grew too old', async () => {
    world.isOnline = false;
    beacon.tell(event('old'), GUEST);
    await world.pass(AGE_MS_MAX + 1);
    beacon.resume();
    for (let id = 0; id < EVENTS_MAX + 2; id += 1) beacon.tell(event(id), GUEST);
    expect(world.stored.dropped).toBe(3);
    world.isOnline = true;
    world.endings = ['busy'];
    beacon.resume();
    await world.pass(PAUSE_MAX_MS);
    beacon.tell(event('next'), GUEST);
    await world.pass(0);
    expect(world.dropped).toEqual([3]);
    expect(world.counted.size).toBe(EVENTS_MAX + 1);
  });

  it('tells a number that is too large in parts', async () => {
    world.stored = { events: [], dropped: 2 * DROPPED_MAX + 7 };
    for (let id = 0; id < 4; id += 1) {
      beacon.tell(event(id), GUEST);
      await world.pass(0);
    }
    expect(world.dropped).toEqual([DROPPED_MAX, DROPPED_MAX, 7]);
  });

  it('loses nothing and counts nothing twice, whatever happens to network, answers and program', async () => {
    const step = fc.oneof(
      fc.constant('tell' as const),
      fc.constant('hold' as const),
      fc.constant('release' as const),
      fc.constant('kill' as const),
      fc.constant('offline' as const),
      fc.constant('online' as const),
      fc.constant('member' as const),
      fc.constantFrom('busy' as const, 'lost' as const, 'offline-answer' as const, 'unexpected' as const),
      fc.constant('pass' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const here = new World();
        let now = here.start();
        const told = new Map<string, Teller>();
        const tellers = [GUEST, '7', '8'];
        for (const [index, what] of steps.entries()) {
          const teller = tellers[index % 3]!;
          if (what === 'tell' || what === 'hold') {
            told.set(`event-${index}`, teller);
            now[what](event(index), teller);
          } else if (what === 'release') for (const id of told.keys()) now.release(id);
          else if (what === 'kill') (now = here.start()).resume();
          else if (what === 'offline') here.isOnline = false;
          else if (what === 'online') {
            here.isOnline = true;
            now.resume();
          } else if (what === 'member') here.member = here.member === '7' ? '8' : '7';
          else if (what === 'pass') await here.pass(5_000);
          else here.endings.push(what === 'offline-answer' ? 'offline' : what);
        }
        here.isOnline = true;
        here.endings = [];
        for (const member of ['7', '8']) {
          here.member = member;
          now = here.start();
          now.resume();
          await here.pass(PAUSE_MAX_MS);
        }
        expect(here.stored.events).toEqual([]);
        expect(new Map([...here.counted].sort())).toEqual(new Map([...told].sort()));
        for (const { teller, events } of here.batches) for (const { eventId } of events) expect(told.get(eventId)).toBe(teller);
      }),
      { numRuns: 200 },
    );
  });

  it('never has two requests under way', async () => {
    for (let id = 0; id < 20; id += 1) {
      beacon.tell(event(id), GUEST);
      beacon.resume();
    }
    await world.pass(PAUSE_MAX_MS);
    expect(world.atOnceMax).toBe(1);
    expect(world.counted.size).toBe(20);
  });
});
