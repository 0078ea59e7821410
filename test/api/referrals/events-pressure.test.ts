import { randomUUID } from 'node:crypto';
import type { EventsAnswer } from '@micro-branch/contract/referrals';
import { sql } from '../../../server/database/database';
import type { Id } from '../../../server/ids';
import { createCollector, WAITING_MAX } from '../../../server/referrals/collector';
import { createEventBudget } from '../../../server/http/event-budget';
import { LIMITS } from '../../../server/http/limits';
import { cardOnShelf } from '../../support/cards';
import { codeOf } from '../../support/chain';
import { newMember } from '../../support/people';
import { startService, type Service } from '../../support/service';

jest.setTimeout(60_000);

let service: Service;
let cardId: Id;
let code: string;

beforeAll(async () => {
  service = await startService({ limits: { ...LIMITS, eventLoopDelayMsMax: Infinity, opensPerSecond: 20 } });
  cardId = await cardOnShelf(service.deps);
  code = await codeOf(service.deps, await newMember(service.deps), cardId);
});
afterAll(() => service.close());

const batch = (size: number) => ({ events: Array.from({ length: size }, () => ({ kind: 'open', agoMs: 0, eventId: randomUUID(), cardId, code })) });
const tell = (size: number, address: string) => service.send('POST', '/api/events', { body: batch(size), address });
const openOne = (address: string) => service.send('POST', '/api/opens', { body: { eventId: randomUUID(), cardId, code }, address });
const REFUSED = { status: 429, body: { error: { code: 'too-many-requests', message: 'too-many-requests', traceId: expect.any(String) as string } } };

describe('the events of an address', () => {
  test('are counted, not its requests: after a large batch it is told when to come again', async () => {
    expect((await tell(200, '10.1.1.1')).status).toBe(200);
    const refused = await tell(1, '10.1.1.1');
    expect(refused).toMatchObject(REFUSED);
    // 180 events too many at 20 a second.
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(5);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(10);
    expect(await openOne('10.1.1.1')).toMatchObject(REFUSED);
    expect((await service.get('/api/branches', { address: '10.1.1.1' })).status).toBe(200);
    expect((await tell(1, '10.1.1.2')).status).toBe(200);
  });

  test('cannot be spread over one household’s IPv6 addresses', async () => {
    expect((await tell(200, '2001:db8:1:2::1')).status).toBe(200);
    expect(await tell(1, '2001:db8:1:2:9::7')).toMatchObject(REFUSED);
    expect((await tell(1, '2001:db8:1:3::1')).status).toBe(200);
  });
});

describe('a budget of events', () => {
  let nowMs = 0;
  const monotonicMs = () => nowMs;

  test('gives so many a second, saves for one second, and lets nobody owe for ever', () => {
    const budget = createEventBudget({ perSecond: 2, addressesMax: 10, monotonicMs });
    expect([1, 2, 3].map(() => budget.take('a'))).toEqual([0, 0, 1]);
    nowMs += 500;
    expect([budget.take('a'), budget.take('a')]).toEqual([0, 1]);
    nowMs += 60_000;
    expect([1, 2, 3].map(() => budget.take('a'))).toEqual([0, 0, 1]);
    budget.charge('a', 199);
    expect(budget.take('a')).toBe(100);
    nowMs += 100_000;
    expect(budget.take('a')).toBe(0);
  });

  test('knows so many addresses and forgets who was not seen for longest', () => {
    const budget = createEventBudget({ perSecond: 1, addressesMax: 2, monotonicMs });
    expect(['a', 'b', 'a', 'c', 'a', 'b'].map((address) => budget.take(address))).toEqual([0, 0, 1, 0, 1, 0]);
  });
});

const countOpens = async (): Promise<number> =>
  (await service.deps.database.query<{ n: number }>(sql('test.opens_by_now', 'select count(*)::int n from opens')))[0]!.n;

test('what cannot be written for a while waits up to a bound; beyond it phones are told to come again, and nothing is lost', async () => {
  const before = await countOpens();
  let release = (): void => undefined;
  const locked = new Promise<void>((isLocked) => {
    void service.deps.database.transaction(async (tx) => {
      await tx.query(sql('test.lock_opens', 'lock table opens in access exclusive mode'));
      isLocked();
      await new Promise<void>((resolve) => (release = resolve));
    });
  });
  await locked;
  const batches = WAITING_MAX / 200 + 10;
  const answers = Array.from({ length: batches }, (_, at) => tell(200, `10.2.0.${at}`));
  const refused = await Promise.any(answers.map(async (answer) => ((await answer).status === 429 ? answer : Promise.reject(new Error('let in')))));
  expect(refused).toMatchObject(REFUSED);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  release();
  const settled = await Promise.all(answers);
  const letIn = settled.filter(({ status }) => status === 200);
  expect(letIn.length).toBeGreaterThanOrEqual(WAITING_MAX / 200);
  expect(letIn.length + settled.filter(({ status }) => status === 429).length).toBe(batches);
  expect(letIn.every(({ body }) => (body as EventsAnswer).refused.length === 0)).toBe(true);
  expect((await tell(20, '10.3.0.1')).status).toBe(200);
  expect((await countOpens()) - before).toBe(letIn.length * 200 + 20);
});

describe('a collector', () => {
  test('carries what comes while others are on their way together, in the order in which it came', async () => {
    const carried: number[][] = [];
    const ends: (() => void)[] = [];
    const collect = createCollector<number, number>(async (events) => {
      carried.push([...events]);
      await new Promise<void>((resolve) => ends.push(resolve));
      return events.map((event) => event * 2);
    });
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const results = [];
    for (const parcels of [[[1], [2]], [[3, 4]], [[5]], [[6], [], [7]]]) {
      results.push(...parcels.map((parcel) => collect(parcel)));
      await turn();
    }
    expect(carried).toEqual([[1, 2], [3, 4], [5]]);
    ends.shift()!();
    await turn();
    expect(carried[3]).toEqual([6, 7]);
    ends.splice(0).forEach((end) => end());
    expect(await Promise.all(results)).toEqual([[2], [4], [6, 8], [10], [12], [], [14]]);
  });

  test('lets a parcel that makes its flight fail fail for itself', async () => {
    const collect = createCollector<string, string>(async (events) => {
      if (events.includes('bad')) throw new Error('bad');
      return [...events];
    });
    const settled = await Promise.allSettled([collect(['a']), collect(['bad']), collect(['b', 'c'])]);
    expect(settled.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([['a'], 'failed', ['b', 'c']]);
  });

  test('tells everybody of an outage at once instead of asking again for each', async () => {
    let asked = 0;
    const collect = createCollector<number, number>(async () => {
      asked += 1;
      throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    });
    const settled = await Promise.allSettled([collect([1]), collect([2]), collect([3])]);
    expect(settled.every(({ status }) => status === 'rejected')).toBe(true);
    expect(asked).toBe(1);
  });
});
