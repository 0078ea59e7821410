import type { Browser } from 'playwright-core';
import { openChain, openFirstCard, openShared, press, shareCard, topPage } from '../support/h5-pages';
import { everyAddress } from '../support/h5-addresses';
import { connectBrowser, siteUrl, welcome, type Visitor } from '../support/h5-visitor';

jest.setTimeout(120_000);

/** Of the seed: at the top of a chain of four hops. */
const PERSON = 'wang-xiaoman';

const rowTitles = (visitor: Visitor): Promise<string[]> => topPage(visitor).locator('.chain-graph__name').allInnerTexts();

/** How many pixels of the picture are not empty, and how many it has for each CSS pixel. */
const lookAtPicture = (visitor: Visitor, canvas = '.chain-graph__canvas') =>
  topPage(visitor)
    .locator(canvas)
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let painted = 0;
      for (let at = 3; at < data.length; at += 4) if (data[at]! > 0) painted += 1;
      return { painted, side: canvas.clientWidth, ratio: canvas.width / canvas.clientWidth, wanted: Math.min(3, window.devicePixelRatio) };
    });

type Picture = Awaited<ReturnType<typeof lookAtPicture>>;

/** Looks again until the picture is drawn as it should be, or patience ends. */
const waitForPicture = async (visitor: Visitor, isDrawn: (picture: Picture) => boolean, canvas?: string): Promise<Picture> => {
  let picture = await lookAtPicture(visitor, canvas);
  for (let tries = 0; !isDrawn(picture) && tries < 40; tries += 1) {
    await visitor.page.waitForTimeout(50);
    picture = await lookAtPicture(visitor, canvas);
  }
  return picture;
};

describe('the chain page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser.close());

  test('draws the chain, makes a contact the focus and leads back', async () => {
    const visitor = await welcome(browser, { person: PERSON });
    const { chain } = await everyAddress(siteUrl(), PERSON);
    await visitor.page.goto(chain!);
    const spots = topPage(visitor).locator('.chain-graph__spot');
    await spots.first().waitFor();
    const contacts = await rowTitles(visitor);
    expect(contacts.length).toBeGreaterThan(1);

    await spots.first().click();
    const back = topPage(visitor).getByRole('button', { name: '回到 我' });
    await back.waitFor();
    const name = await topPage(visitor).locator('.chain-graph__here').innerText();
    expect(contacts).toContain(name);
    expect((await rowTitles(visitor)).every((title) => /^第 \d+ 层$/.test(title))).toBe(true);

    await back.click();
    await back.waitFor({ state: 'detached' });
    expect(await rowTitles(visitor)).toEqual(contacts);

    await topPage(visitor).locator('.chain-graph').getByRole('button', { name: new RegExp(`^${name.replaceAll('*', '\\*')}`) }).first().click();
    await back.waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  test('draws as sharp as the screen, and tells the curve in words and numbers too', async () => {
    const visitor = await welcome(browser, { person: PERSON, colorScheme: 'dark' });
    const { chain } = await everyAddress(siteUrl(), PERSON);
    await visitor.page.goto(chain!);
    await topPage(visitor).locator('.chain-graph__spot').first().waitFor();
    const picture = await waitForPicture(visitor, ({ painted }) => painted > 0);
    expect(picture.painted).toBeGreaterThan(1_000);
    expect(picture.ratio).toBeCloseTo(picture.wanted, 1);

    await topPage(visitor).getByText(/^近 30 天浏览 \d+ 次，.+最多，\d+ 次。$/).waitFor();
    await press(visitor, '看数字');
    await visitor.page.getByRole('dialog').getByText(/^浏览 \d+ · 客户 \d+ · 有效 \d+$/).first().waitFor();
    await press(visitor, '关闭');
    await topPage(visitor).getByRole('tab', { name: '按小时' }).click();
    await topPage(visitor).getByText(/^近 48 小时/).waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  test.each([
    ['the picture anew when the window gets narrower', '.chain-graph__canvas', 320],
    ['the curve anew when the phone is turned', '.chain-trend__canvas', 667],
  ])('draws %s', async (_, canvas, width) => {
    const visitor = await welcome(browser, { person: PERSON });
    const { chain } = await everyAddress(siteUrl(), PERSON);
    await visitor.page.goto(chain!);
    await topPage(visitor).locator(canvas).waitFor();
    const isSharp = ({ painted, ratio, wanted }: Picture) => painted > 0 && Math.abs(ratio - wanted) < 0.05;
    const before = await waitForPicture(visitor, isSharp, canvas);
    await visitor.page.setViewportSize({ width, height: 568 });
    const after = await waitForPicture(visitor, (picture) => isSharp(picture) && picture.side !== before.side, canvas);
    expect(after.side).not.toBe(before.side);
    expect(isSharp(after)).toBe(true);
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  test('shows whoever comes without being opened anew', async () => {
    const sharer = await welcome(browser, { person: 'chain-sharer' });
    const friend = await welcome(browser, { person: 'chain-friend' });
    const title = await openFirstCard(sharer, '存款');
    const link = await shareCard(sharer, 'chat');
    await openChain(sharer, title);
    await topPage(sharer).getByText('还没有客户').waitFor();
    await openShared(friend, link, 1007);
    await topPage(sharer).locator('.chain-graph__note').filter({ hasText: '微信聊天' }).waitFor();
    await topPage(sharer).getByRole('group', { name: '浏览 1，访客 1，有效 0' }).waitFor();
    expect([...sharer.faults, ...friend.faults]).toEqual([]);
    await Promise.all([sharer.leave(), friend.leave()]);
  });
});
