import type { RewardRules } from '@micro-branch/contract/rewards';
import { rewardRules } from '../../server/database/seed/reward-rules';
import { decideReward, type RewardFacts } from '../../server/rewards/decide';
import { monthOfConversion } from '../../server/rewards/facts';
import { checkRewardRules } from '../../server/rewards/rules';
import { coaxingIn } from '../../server/rewards/share-lint';
import type { Conversion } from '../../server/referrals/conversions';

const refused = (change: Partial<RewardRules> | object): unknown => {
  try {
    checkRewardRules({ ...rewardRules, ...change });
    return 'taken';
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return [code, message];
  }
};
const naming = (what: string): unknown[] => ['reward-rules-refused', expect.stringContaining(what)];

describe('rules of rewards, as they are saved', () => {
  test('those of the demonstration branch may be', () => {
    expect(checkRewardRules(rewardRules)).toEqual(rewardRules);
  });

  test.each([
    ['wealth', '第二十五条第（六）项'],
    ['fund', '第二十五条第（六）项'],
    ['deposit', '银保监办发〔2018〕48号'],
    ['insurance', '《保险法》第一百一十六条'],
  ])('for a card of class %s are refused, and the article is named', (cardClass, article) => {
    expect(refused({ cardClass })).toEqual(naming(article));
  });

  test('a second level is refused without a counsel reference, and a third whoever wrote of it', () => {
    expect(refused({ levels: [100, 20] })).toEqual(naming('《禁止传销条例》第七条'));
    expect(refused({ levels: [100, 20], counselReference: '法审〔2026〕31号' })).toBe('taken');
    expect(refused({ levels: [100, 20, 5], counselReference: '法审〔2026〕31号' })).toEqual(naming('《禁止传销条例》第七条'));
  });

  test.each([
    ['/levels', { levels: [] }],
    ['/levels/0', { levels: [0] }],
    ['/budget', { budget: 0 }],
    ['/kind', { kind: 'share' }],
    ['/kind', { kind: 'open' }],
    ['in a month', { levels: [501], perMonthMax: 500 }],
    ['than the budget', { levels: [100], budget: 99 }],
  ])('are refused by the name of what is wrong: %s', (path, change) => {
    expect(refused(change)).toEqual(naming(path));
  });

  test('one reward may be the whole of a month and of the budget', () => {
    expect(refused({ levels: [500], perMonthMax: 500, budget: 500 })).toBe('taken');
  });
});

describe('the text of a reward', () => {
  test.each(['分享得积分', '转发领红包', '邀请得 100 积分', '分 享·得积分', '分\u200b享得积分', '分\ufe0f享得积分', '分\u3164享得积分', '分\u0007享得积分', '分享后解锁', '分享到3个群', '邀请好友，双方各得 50 积分', '领积分快分享', '未分享不能领取', '多分享一次多抽一次', '拉人头'])(
    'is refused where it pays for sharing or forces it: %s',
    (text) => {
      expect(coaxingIn(text)).not.toBeNull();
      expect(refused({ text })).toEqual(naming('the text pays for sharing'));
    },
  );

  test.each(['好友经你的卡片申请信用卡，你得 100 积分', '好友办理成功后，积分记入你的账户', '奖励以规则为准，可随时停止'])('may say what a friend does later: %s', (text) => {
    expect(coaxingIn(text)).toBeNull();
  });
});

const facts = (change: Partial<RewardFacts> = {}): RewardFacts => ({
  kind: 'application',
  cardClass: 'credit-card',
  openerId: '2',
  level: 1,
  sharerId: '1',
  isSharerGone: false,
  inForce: { version: 7, rules: rewardRules },
  wasRewarded: false,
  isReversed: false,
  isStopped: false,
  usedThisMonth: 0,
  usedOfBudget: 0,
  isUnderReview: false,
  isFoundAgainst: false,
  ...change,
});
const decided = (change: Partial<RewardFacts>) => {
  const { state, reason, points } = decideReward(facts(change));
  return [state, reason, points];
};

describe('a decision', () => {
  test('pays what the rules say, and every question was asked', () => {
    const decision = decideReward(facts());
    expect(decision).toMatchObject({ state: 'paid', reason: null, points: 100, rulesVersion: 7 });
    expect(decision.steps.map(({ question }) => question)).toEqual(['law', 'rule', 'sharer', 'self', 'first', 'standing', 'stop', 'cap', 'budget', 'review']);
    expect(decision.steps.every(({ isPassed }) => isPassed)).toBe(true);
  });

  test.each([
    ['up to the cap of the month', { usedThisMonth: 400 }, ['paid', null, 100]],
    ['not one point above it', { usedThisMonth: 401 }, ['refused', 'over-cap', 0]],
    ['up to the budget', { usedOfBudget: 199_900 }, ['paid', null, 100]],
    ['not one point above it', { usedOfBudget: 199_901 }, ['refused', 'over-budget', 0]],
  ])('pays whole or not at all: %s', (_, change, expected) => {
    expect(decided(change)).toEqual(expected);
  });

  test.each([
    ['nobody for what they did themselves', { openerId: '1' }, 'self-referral'],
    ['nobody who left', { isSharerGone: true }, 'sharer-gone'],
    ['nothing a second time for one opener', { wasRewarded: true }, 'already-rewarded'],
    ['nothing for what was taken back', { isReversed: true }, 'conversion-reversed'],
    ['nothing by rules that were stopped', { isStopped: true }, 'rule-stopped'],
    ['nothing without rules', { inForce: null }, 'no-rule'],
    ['nothing by rules for another class', { cardClass: 'loan' }, 'no-rule'],
    ['nothing by rules for another kind', { kind: 'appointment' }, 'no-rule'],
    ['nothing at a level the rules do not have', { level: 2 }, 'no-rule'],
  ] as [string, Partial<RewardFacts>, string][])('pays %s', (_, change, reason) => {
    expect(decided(change)).toEqual(['refused', reason, 0]);
  });

  test('holds what only a review stands against, with its points set aside', () => {
    expect(decided({ isUnderReview: true })).toEqual(['held', 'fraud-review', 100]);
    expect(decided({ isUnderReview: true, usedThisMonth: 401 })).toEqual(['refused', 'over-cap', 0]);
  });

  test('refuses what a review found against, whatever else is still looked into', () => {
    expect(decided({ isFoundAgainst: true })).toEqual(['refused', 'fraud-found', 0]);
    expect(decided({ isFoundAgainst: true, isUnderReview: true })).toEqual(['refused', 'fraud-found', 0]);
  });

  test.each(['wealth', 'fund', 'deposit', 'insurance'] as const)('for a card of class %s names the article, though rules for it were saved', (cardClass) => {
    const smuggled = { version: 8, rules: { ...rewardRules, cardClass } };
    const { state, reason, steps } = decideReward(facts({ cardClass, inForce: smuggled }));
    expect([state, reason]).toEqual(['refused', 'forbidden-by-law']);
    expect(steps).toEqual([{ question: 'law', isPassed: false, article: expect.stringMatching(/《|〔/) as string, used: null, limit: null }]);
  });
});

test.each([
  ['2027-03-31T23:59:59.999+08:00', '2027-03'],
  ['2027-04-01T00:00:00+08:00', '2027-04'],
])('a conversion at %s counts for the month of Shanghai, %s', (at, month) => {
  expect(monthOfConversion({ convertedAt: new Date(at) } as Conversion)).toBe(month);
});
