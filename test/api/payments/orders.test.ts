import { findDifferenceOf } from '../../../server/books';
import { EVENTS, openStory, POINTS, type Event, type OpenStory, type Story } from '../../support/payment-orders';
import { startPaying } from '../../support/payments';
import type { Service } from '../../support/service';

const LENGTH = 6;
/** 6 + 6² + … + 6⁶ */
const ORDERS = 55_986;

jest.setTimeout(300_000);

let service: Service;
const told: string[] = [];
beforeAll(async () => void (service = await startPaying()));
afterAll(async () => {
  await service.close();
  process.stderr.write(`${told.join('\n')}\n`);
});

const plain: Story = { biller: 'done', arrives: 'when-sent', pays: 'at-once', sum: 'right', refund: 'heard' };

/** What must hold at every moment, whatever is still to come. */
const expectSafe = async ({ read, biller, pay }: OpenStory): Promise<void> => {
  const { state, transfers } = await read();
  const causes = transfers ?? [];
  expect(causes.includes('delivered') && causes.includes('refunded')).toBe(false);
  expect(biller.accepted).toBeLessThanOrEqual(1);
  expect(biller.accepted === 1 && pay.refunds > 0).toBe(false);
  if (biller.accepted === 1) expect(['unpaid', 'paid', 'done']).toContain(state);
};

/** Paid once, refunded whole, or never paid; points kept and given once, or all there. */
const expectRightEnd = async (story: OpenStory): Promise<void> => {
  const { deps, memberId, payFen, pay, biller, faults } = story;
  const { state, available, events } = await story.finish();
  expect(faults).toEqual([]);
  await expectSafe(story);
  const earned = Math.floor(payFen / 100);
  if (state === 'done') expect([pay.order, pay.refunds, biller.accepted, Number(available)]).toEqual(['paid', 0, 1, 600 - POINTS + earned]);
  else if (state === 'refunded') expect([pay.order, pay.refunds, biller.accepted, Number(available)]).toEqual(['paid', 1, 0, 600]);
  else expect([state, pay.order === 'paid', biller.accepted, Number(available)]).toEqual(['closed', false, 0, 600]);
  expect(events).toBeNull();
  expect(await findDifferenceOf(deps.database, [memberId])).toBeNull();
};

interface Reached {
  path: readonly Event[];
  /** How many orders of events come here. */
  orders: number;
}

/** Follows one order from its beginning and gives the state it comes to; a state that is new is followed to its end. */
const follow = async (story: Story, path: readonly Event[], ended: Set<string>): Promise<string> => {
  const opened = await openStory(service.deps, story);
  for (const event of path) await opened.happen(event);
  await expectSafe(opened);
  const snapshot = await opened.snapshot();
  if (ended.has(snapshot)) await opened.letBe();
  else await expectRightEnd(opened);
  ended.add(snapshot);
  return snapshot;
};

test.each<[string, Partial<Story>]>([
  ['the biller accepts, and its answer may be lost', {}],
  ['what is sent to the biller may be lost', { arrives: 'when-answered' }],
  ['the biller refuses, and the first answer about the refund is lost', { biller: 'biller-refused', refund: 'lost-once' }],
  ['the bill was paid elsewhere, and the question may be lost', { biller: 'paid-elsewhere', arrives: 'when-answered' }],
  ['the payer pays when it is notified, if it is not closed', { pays: 'with-notice' }],
  ['the payer pays even what was closed', { pays: 'late', refund: 'lost-once' }],
  ['another sum comes', { sum: 'wrong', refund: 'lost-once' }],
])('every order of six events ends paid once or refunded whole, points once: %s', async (words, change) => {
  const story = { ...plain, ...change };
  const ended = new Set<string>();
  const next = new Map<string, Promise<string>>();
  let level = new Map<string, Reached>([[await follow(story, [], ended), { path: [], orders: 1 }]]);
  let orders = 0;
  for (let length = 1; length <= LENGTH; length += 1) {
    const reached = new Map<string, Reached>();
    for (const [from, { path, orders: ways }] of level) {
      for (const event of EVENTS) {
        const step = `${event} ${from}`;
        const to = next.get(step) ?? follow(story, [...path, event], ended);
        next.set(step, to);
        const known = reached.get(await to);
        reached.set(await to, { path: known?.path ?? [...path, event], orders: (known?.orders ?? 0) + ways });
        orders += ways;
      }
    }
    level = reached;
  }
  told.push(`${words}: ${orders} orders, ${ended.size} states, ${next.size} steps`);
  expect(orders).toBe(ORDERS);
});
