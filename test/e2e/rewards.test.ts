import { paths } from '@/routes';
import { decideRewards } from '../support/decided-rewards';
import { askWhy, offerForWealth, WEALTH_ARTICLE } from '../support/reward-staff';
import { onPage, openFirstCard, press, seeApplied, sendApplication, shownCard, textsOf, waitFor } from '../support/weapp-pages';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { openPhones } from '../support/weapp-phones';

jest.setTimeout(120_000);

/** Of the seed: with the bank for a year, so that their account is not one that was opened for this. */
const FRIEND = 'gu-chengyu';

const site = () => ({ url: process.env.E2E_SERVICE_URL!, databaseUrl: process.env.E2E_DATABASE_URL! });

/** The sharer shares the first card of a class in a chat; the friend opens it, and applies or makes an appointment. */
const handOn = async (sharer: WeappPhone, friend: WeappPhone, className: string): Promise<void> => {
  const title = await openFirstCard(sharer, className);
  await waitFor(sharer, '.mb-button', '分享');
  await friend.enter(await sharer.share('appMessage'));
  expect(await shownCard(friend)).toBe(title);
  await waitFor(friend, '.shared-by', /由 .+ 分享/);
  await sendApplication(friend, { name: '顾承宇', phone: '13800000006' });
  await seeApplied(friend);
};

describe('a reward in the compiled mini-program', () => {
  let phones: WeappPhones;
  let sharer: WeappPhone;
  let friend: WeappPhone;

  beforeAll(async () => {
    phones = await openPhones();
    sharer = await phones.welcome('weapp-rewards-sharer');
    friend = await phones.welcome(FRIEND);
  });
  afterAll(async () => {
    await Promise.all([sharer.leave(), friend.leave()]);
    await phones.close();
  });

  const openRewards = async (): Promise<void> => {
    await sharer.enter({ path: paths.me });
    await press(sharer, '.mb-cell', '好友办理奖励');
    await onPage(sharer, paths.rewards);
    await waitFor(sharer, '.mb-cell__note', WEALTH_ARTICLE);
  };

  test('before anybody did anything, 我的 leads to what is offered and what never is', async () => {
    await openRewards();
    await waitFor(sharer, '.mb-empty__title', '还没有奖励');
    await waitFor(sharer, '.mb-cell__note', /^好友经你的卡片申请信用卡，你得 100 积分/);
  });

  test('applying for a credit card that was shared pays the sharer', async () => {
    await handOn(sharer, friend, '信用卡');
    expect(await decideRewards(site(), FRIEND, 'credit-card')).toMatchObject({ state: 'paid' });
  });

  test('the sharer reads it on the page and in the statement', async () => {
    await openRewards();
    await waitFor(sharer, '.reward-list__state', '已到账');
    expect(await textsOf(sharer, '.reward-sum .mb-points__number')).toEqual(['100']);
    expect(await textsOf(sharer, '.reward-list__entry .mb-points__number')).toEqual(['+100']);
    await sharer.enter({ path: paths.statement });
    await waitFor(sharer, '.statement-list__title', /^好友办理奖励/);
    expect(await textsOf(sharer, '.statement-list__entry .mb-points__number')).toEqual(['+100']);
  });

  test('an appointment for a wealth card pays nothing, and why is the article', async () => {
    await handOn(sharer, friend, '理财');
    const { conversionId, state } = await decideRewards(site(), FRIEND, 'wealth');
    expect(state).toBe('refused');
    const { decisions } = await askWhy(site().url, conversionId);
    expect(decisions).toMatchObject([{ reason: 'forbidden-by-law', points: 0, steps: [{ question: 'law', article: WEALTH_ARTICLE }] }]);
    await openRewards();
    expect(await textsOf(sharer, '.reward-list__state')).toEqual(['已到账']);
    expect(await textsOf(sharer, '.reward-sum .mb-points__number')).toEqual(['100']);
  });

  test('a marketer who would offer one for wealth is refused with the article', async () => {
    const { code, message } = await offerForWealth(site().url);
    expect(code).toBe('reward-rules-refused');
    expect(message).toContain(WEALTH_ARTICLE);
  });

  test('nothing went wrong on any phone', () => {
    expect([...sharer.faults, ...friend.faults]).toEqual([]);
  });
});
