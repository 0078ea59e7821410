import type { Browser } from 'playwright-core';
import { agreeAndApply, sendApplication, openChain, openFirstCard, openShared, shareCard, watchTotals } from '../support/h5-pages';
import { connectBrowser, welcome, type Visitor } from '../support/h5-visitor';
import { expectAllToSee } from '../support/hops';

jest.setTimeout(180_000);

const HOPS = 4;

describe('journey B: shared on, hop after hop', () => {
  let browser: Browser;
  let title: string;
  const people: Visitor[] = [];

  beforeAll(async () => {
    browser = await connectBrowser();
    for (let hop = 0; hop <= HOPS; hop += 1) people.push(await welcome(browser, { person: `journey-b-${hop}` }));
  });
  afterAll(async () => {
    await Promise.all(people.map((person) => person.leave()));
    await browser.close();
  });

  test('each passes the card to the next one in a chat', async () => {
    const [first, ...others] = people;
    title = await openFirstCard(first!, '存款');
    let link = await shareCard(first!, 'chat');
    for (const person of others) {
      await openShared(person, link, 1007);
      link = await shareCard(person, 'chat');
    }
  });

  test('every ancestor sees the last one apply, within two seconds', async () => {
    const last = people.at(-1)!;
    await expectAllToSee({
      ancestors: people.slice(0, -1),
      look: (person) => openChain(person, title),
      apply: async () => {
        await sendApplication(last, { name: '叶知秋', phone: '13800000002' });
        await agreeAndApply(last);
      },
      watch: watchTotals,
    });
  });

  test('nothing went wrong in any browser', () => {
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
