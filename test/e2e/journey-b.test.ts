import { expectAllToSee } from '../support/hops';
import { openPhones } from '../support/weapp-phones';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { apply, openChain, openFirstCard, shownCard, waitFor, watchTotals } from '../support/weapp-pages';

jest.setTimeout(180_000);

const HOPS = 4;

describe('journey B in the compiled mini-program: shared on, hop after hop', () => {
  let phones: WeappPhones;
  let title: string;
  const people: WeappPhone[] = [];

  beforeAll(async () => {
    phones = await openPhones();
    for (let hop = 0; hop <= HOPS; hop += 1) people.push(await phones.welcome(`weapp-b-${hop}`));
  });
  afterAll(async () => {
    await Promise.all(people.map((person) => person.leave()));
    await phones.close();
  });

  test('each passes the card to the next one in a chat', async () => {
    const [first, ...others] = people;
    title = await openFirstCard(first!, '存款');
    await waitFor(first!, '.mb-button', '分享');
    let shared = await first!.share('appMessage');
    for (const person of others) {
      await person.enter(shared);
      expect(await shownCard(person)).toBe(title);
      await waitFor(person, '.shared-by', /由 .+ 分享/);
      const handedOn = await person.share('appMessage');
      expect(handedOn.query.c).not.toBe(shared.query.c);
      shared = handedOn;
    }
  });

  test('every ancestor sees the last one apply, within two seconds', async () => {
    const last = people.at(-1)!;
    await expectAllToSee({
      ancestors: people.slice(0, -1),
      look: (person) => openChain(person, title),
      apply: () => apply(last, { name: '叶知秋', phone: '13800000004' }),
      watch: watchTotals,
    });
  });

  test('nothing went wrong on any phone', () => {
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
