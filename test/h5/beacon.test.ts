import type { Browser, Page, Route } from 'playwright-core';
import { routes } from '@/routes';
import { openChain, openFirstCard, press, shareCard, topPage, watchTotals } from '../support/h5-pages';
import { connectBrowser, welcome, type Visitor } from '../support/h5-visitor';

jest.setTimeout(120_000);

const OPENS = '**/api/opens';
const EVENTS = '**/api/events';

interface Told {
  eventId: string;
}

const eventOf = (route: Route): string => (route.request().postDataJSON() as Told).eventId;
const batchOf = (route: Route): { events: Told[] } => route.request().postDataJSON() as { events: Told[] };

/** The request leaves the phone and reaches nobody. */
const lose = async (page: Page, address: string): Promise<void> => void (await page.route(address, (route) => route.abort()));

/** What the phone has not told yet. */
const kept = (page: Page): Promise<Told[]> =>
  page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.endsWith(':chain-events'));
    const stored = JSON.parse((key && localStorage.getItem(key)) || '{}') as { data?: { events: { event: { eventId: string } }[] } };
    return (stored.data?.events ?? []).map(({ event }) => event);
  });

/** Looks again until the phone keeps so many events. */
const waitUntilKept = async (page: Page, count: number): Promise<Told[]> => {
  for (;;) {
    const events = await kept(page);
    if (events.length === count) return events;
    await page.waitForTimeout(50);
  }
};

/** The program is killed where it stands, and started anew on the same phone. */
const kill = async (visitor: Visitor): Promise<void> => {
  const context = visitor.page.context();
  await visitor.page.close();
  visitor.page = await context.newPage();
};

/** The program starts, and tells what it had kept. */
const startAndTell = async (visitor: Visitor): Promise<void> => {
  const told = visitor.page.waitForResponse(EVENTS);
  await visitor.page.goto(routes.home());
  expect((await told).status()).toBe(200);
  await waitUntilKept(visitor.page, 0);
};

describe('the beacon on phones whose requests get lost', () => {
  let browser: Browser;
  let sharer: Visitor;
  let title: string;
  let link: string;
  const others: Visitor[] = [];
  const someone = async (person: string): Promise<Visitor> => {
    const visitor = await welcome(browser, { person });
    others.push(visitor);
    return visitor;
  };

  beforeAll(async () => {
    browser = await connectBrowser();
    sharer = await welcome(browser, { person: 'beacon-sharer' });
    title = await openFirstCard(sharer, '存款');
    link = `${await shareCard(sharer, 'chat')}&scene=1007`;
  });
  afterAll(async () => {
    await Promise.all([sharer, ...others].map((visitor) => visitor.leave()));
    await browser.close();
  });

  test('an open that could not be told is told at the next start, after the program was killed', async () => {
    const visitor = await someone('beacon-killed');
    await lose(visitor.page, OPENS);
    await lose(visitor.page, EVENTS);
    const failed = visitor.page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/opens'));
    await visitor.page.goto(link);
    await failed;
    await waitUntilKept(visitor.page, 1);
    await kill(visitor);
    await startAndTell(visitor);
  });

  test('an open whose answer was lost goes on under the same id', async () => {
    const visitor = await someone('beacon-unanswered');
    const ids: string[] = [];
    await visitor.page.route(OPENS, async (route) => {
      ids.push(eventOf(route));
      if (ids.length > 2) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await visitor.page.goto(link);
    await topPage(visitor).locator('.shared-by').waitFor();
    await waitUntilKept(visitor.page, 0);
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('an open whose answer was lost before the program was killed is told again, and counted once', async () => {
    const visitor = await someone('beacon-unanswered-killed');
    await visitor.page.route(OPENS, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await visitor.page.goto(link);
    await visitor.page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/opens'));
    const [open] = await waitUntilKept(visitor.page, 1);
    await kill(visitor);
    let told: string[] = [];
    await visitor.page.route(EVENTS, (route) => {
      told = batchOf(route).events.map(({ eventId }) => eventId);
      return route.continue();
    });
    await startAndTell(visitor);
    expect(told).toEqual([open!.eventId]);
  });

  test('intents of a phone without a network are told in one batch, which may come doubled and in any order', async () => {
    const visitor = await someone('beacon-offline');
    await visitor.page.goto(link);
    await topPage(visitor).locator('.shared-by').waitFor();
    await waitUntilKept(visitor.page, 0);
    await visitor.page.context().setOffline(true);
    for (let times = 0; times < 3; times += 1) {
      await press(visitor, '分享');
      await press(visitor, '关闭');
    }
    await waitUntilKept(visitor.page, 3);
    await kill(visitor);
    await visitor.page.context().setOffline(false);
    await visitor.page.route(EVENTS, async (route) => {
      const { events } = batchOf(route);
      await route.fetch({ postData: { events: [...events].reverse() } });
      await route.continue();
    });
    await startAndTell(visitor);
  });

  test('the sharer sees every one of them, once', async () => {
    await openChain(sharer, title);
    const expected = { intents: 4, opens: 4, visitors: 4, nodes: 4, members: 4, conversions: 0 };
    expect(await watchTotals(sharer, ({ intents, opens }) => intents === 4 && opens === 4)).toEqual(expected);
  });
});
