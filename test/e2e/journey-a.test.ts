import { paths } from '@/routes';
import { openPhones } from '../support/weapp-phones';
import type { SharedCard } from '../../weapp-host/src/index';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { apply, onPage, openChain, openFirstCard, shownCard, waitFor, watchTotals } from '../support/weapp-pages';

jest.setTimeout(120_000);

/** What a single page of Moments may not offer: anything to press, to fill in or to follow. */
const FORBIDDEN = 'button, input, textarea, form, navigator, [aria-role=button], [aria-role=link]';

describe('journey A in the compiled mini-program: from a card in Moments to an application', () => {
  let phones: WeappPhones;
  let sharer: WeappPhone;
  let stranger: WeappPhone;
  let title: string;
  let shared: SharedCard;

  beforeAll(async () => {
    phones = await openPhones();
    sharer = await phones.welcome('weapp-a-sharer');
    stranger = await phones.welcome('weapp-a-stranger');
  });
  afterAll(async () => {
    await Promise.all([sharer.leave(), stranger.leave()]);
    await phones.close();
  });

  test('a member opens a card and shares it to Moments: a code, and nothing personal', async () => {
    title = await openFirstCard(sharer, '存款');
    await waitFor(sharer, '.mb-button', '分享');
    shared = await sharer.share('timeline');
    expect(shared).toMatchObject({ path: paths.card.slice(1), scene: 1154, title: expect.stringContaining(title) as string });
    expect(Object.keys(shared.query).sort()).toEqual(['c', 'id']);
    expect(shared.query.c).toMatch(/^[A-Za-z0-9_-]{32}$/);
  });

  test('a stranger reads it in Moments, with nothing to press', async () => {
    await stranger.enter(shared);
    expect(await shownCard(stranger)).toBe(title);
    await waitFor(stranger, '.single-page-hint', /前往小程序/);
    const page = await onPage(stranger, paths.card);
    expect(await page.$$(FORBIDDEN)).toEqual([]);
  });

  test('前往小程序 shows the same card, now to a member', async () => {
    await stranger.goToMiniProgram();
    expect(await shownCard(stranger)).toBe(title);
    await waitFor(stranger, '.shared-by', /由 .+ 分享/);
  });

  test('who agrees to the notice may apply', async () => {
    await apply(stranger, { name: '苏晚舟', phone: '13800000003' });
  });

  test('the sharer sees one open, one visitor, one member and one conversion', async () => {
    await openChain(sharer, title);
    expect(await watchTotals(sharer, ({ conversions }) => conversions > 0)).toEqual({ intents: 1, opens: 1, visitors: 1, nodes: 1, members: 1, conversions: 1 });
  });

  test('nothing went wrong on either phone', () => {
    expect([...sharer.faults, ...stranger.faults]).toEqual([]);
  });
});
