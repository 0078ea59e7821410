import { openPhones } from '../support/weapp-phones';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { onPage, openChain, openFirstCard, press, shownCard, textsOf, until, waitFor } from '../support/weapp-pages';
import { paths } from '@/routes';

jest.setTimeout(120_000);

type Found = { node: HTMLCanvasElement | null; width: number } | null;

/** As much of the mini-program's own world as is asked there. */
declare const wx: {
  createSelectorQuery: () => {
    select: (selector: string) => { fields: (fields: object, done: (found: Found) => void) => { exec: () => void } };
  };
};

/** The size of the picture, and whether anything is painted in the middle of it. */
const lookAtPicture = (phone: WeappPhone): Promise<{ ratio: number; isPainted: boolean } | null> =>
  phone.mini.evaluate(
    () =>
      new Promise((resolve) => {
        wx.createSelectorQuery()
          .select('.chain-graph__canvas')
          .fields({ node: true, size: true }, (found) => {
            if (!found?.node) return resolve(null);
            const { node, width } = found;
            const [, , , alpha = 0] = node.getContext('2d')!.getImageData(node.width / 2, node.height / 2, 1, 1).data;
            resolve({ ratio: node.width / width, isPainted: alpha > 0 });
          })
          .exec();
      }),
  ) as Promise<{ ratio: number; isPainted: boolean } | null>;

describe('the chain page of the compiled mini-program', () => {
  let phones: WeappPhones;
  let title: string;
  const people: WeappPhone[] = [];

  beforeAll(async () => {
    phones = await openPhones();
    for (const name of ['sharer', 'friend', 'stranger']) people.push(await phones.welcome(`weapp-chain-${name}`));
    const [sharer, ...others] = people;
    title = await openFirstCard(sharer!, '存款');
    await waitFor(sharer!, '.mb-button', '分享');
    let shared = await sharer!.share('appMessage');
    for (const person of others) {
      await person.enter(shared);
      await shownCard(person);
      await waitFor(person, '.shared-by', /由 .+ 分享/);
      shared = await person.share('appMessage');
    }
  });
  afterAll(async () => {
    await Promise.all(people.map((person) => person.leave()));
    await phones.close();
  });

  test('draws the chain as sharp as the screen', async () => {
    await openChain(people[0]!, title);
    await waitFor(people[0]!, '.chain-graph__value', /^之后 少于 5 位$/);
    const picture = await until('picture', async () => {
      const seen = await lookAtPicture(people[0]!);
      return seen?.isPainted && seen;
    });
    expect(picture.ratio).toBeGreaterThanOrEqual(2);
  });

  test('makes a contact the focus by a tap in the picture, and leads back', async () => {
    const sharer = people[0]!;
    const spot = await until('spot', async () => (await onPage(sharer, paths.chain)).$('.chain-graph__spot'));
    await spot.tap();
    await waitFor(sharer, '.chain-graph__name', '第 2 层');
    await press(sharer, '.chain-graph__back', '我');
    await until('way back', async () => (await textsOf(sharer, '.chain-graph__back')).length === 0);
    await waitFor(sharer, '.chain-graph__note', /微信聊天/);
  });

  test('nothing went wrong on any phone', () => {
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
