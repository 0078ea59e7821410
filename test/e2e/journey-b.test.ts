import { openPhones } from '../support/weapp-phones';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { apply, openChain, openFirstCard, shownCard, waitFor, watchTotals } from '../support/weapp-pages';

jest.setTimeout(180_000);

const HOPS = 4;
const LIMIT_MS = 2_000;

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
    const ancestors = people.slice(0, -1);
    // How long all of them take to look at their chains here, where other tests run as well.
    const lookedMs = performance.now();
    await Promise.all(ancestors.map((person) => openChain(person, title)));
    const lookMs = performance.now() - lookedMs;
    await apply(people.at(-1)!, { name: '叶知秋', phone: '13800000004' });
    const appliedMs = performance.now();
    const seen = await Promise.all(
      ancestors.map(async (person) => {
        const totals = await watchTotals(person, ({ conversions }) => conversions === 1);
        return { totals, afterMs: performance.now() - appliedMs };
      }),
    );
    seen.forEach(({ totals, afterMs }, hop) => {
      const below = HOPS - hop;
      expect(totals).toEqual({ opens: below, visitors: below, members: below, conversions: 1 });
      // One look may begin just before the figures are there; the next one sees them.
      expect(afterMs).toBeLessThanOrEqual(LIMIT_MS + 2 * lookMs);
    });
  });

  test('nothing went wrong on any phone', () => {
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
