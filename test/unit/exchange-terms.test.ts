import type { ExchangeRate } from '@micro-branch/contract/exchanges';
import { amountMax, digitsOf, heldBy, receivedOf, refuseAmount, sayExample, sayLeft, sayRate, stepFrom } from '@/features/exchanges/exchange-terms';
import { sayAmounts, sayOutcome } from '@/features/exchanges/exchange-words';

const into: ExchangeRate = { direction: 'in', give: 5, get: 1, step: 500, dailyPoints: 2_000, leftToday: 2_000 };
const out: ExchangeRate = { direction: 'out', give: 1, get: 4, step: 100, dailyPoints: 2_000, leftToday: 150 };

describe('the terms of an exchange', () => {
  it('are said in words and worked out once', () => {
    expect(sayRate(into)).toBe('每 5 信用卡积分换 1 微厅积分');
    expect(sayExample(into)).toBe('例如 500 信用卡积分换 100 微厅积分');
    expect(sayRate(out)).toBe('每 1 微厅积分换 4 信用卡积分');
    expect(sayExample(out)).toBe('例如 100 微厅积分换 400 信用卡积分');
  });

  it('say what an amount brings, in whole points', () => {
    expect(receivedOf(into, 1_500)).toBe(300);
    expect(receivedOf(out, 200)).toBe(800);
  });

  it('count today’s limit in our points, whichever side gives', () => {
    expect(amountMax(into, 1_000_000)).toBe(10_000);
    expect(amountMax({ ...into, leftToday: 99 }, 1_000_000)).toBe(0);
    expect(amountMax({ ...into, leftToday: 100 }, 1_000_000)).toBe(500);
    expect(amountMax(out, 1_000_000)).toBe(100);
    expect(amountMax(into, 499)).toBe(0);
    expect(amountMax(into, 1_499)).toBe(1_000);
  });

  it('say what is left of today, or that nothing is', () => {
    expect(sayLeft(into)).toBe('今天还可互换 2,000 微厅积分，每天最多 2,000。');
    expect(sayLeft({ ...into, leftToday: 0 })).toContain('已用完');
  });

  it('know what the giving side has', () => {
    const card = { state: 'ready', cardPoints: 900, cardTail: '1234' } as const;
    expect(heldBy('in', card, 30)).toBe(900);
    expect(heldBy('out', card, 30)).toBe(30);
    expect(heldBy('in', { ...card, cardPoints: null }, 30)).toBeUndefined();
  });
});

describe('an amount', () => {
  it('is refused with what is wrong with it', () => {
    expect(refuseAmount(into, 500, 500)).toBeNull();
    expect(refuseAmount(into, 0, 500)).toBe('填写 500 的倍数。');
    expect(refuseAmount(into, 501, 5_000)).toBe('填写 500 的倍数。');
    expect(refuseAmount(into, 1_000, 900)).toBe('信用卡积分还差 100。');
    expect(refuseAmount(into, 10_000, 50_000)).toBeNull();
    expect(refuseAmount(into, 10_500, 50_000)).toBe('今天最多还可换 10,000 信用卡积分。');
    expect(refuseAmount(out, 200, 5_000)).toBe('今天最多还可换 100 微厅积分。');
    expect(refuseAmount({ ...out, leftToday: 0 }, 100, 5_000)).toBe('今天可以互换的积分已用完，明天再来。');
  });

  it('is typed as digits alone', () => {
    expect(digitsOf('1,500 分')).toBe('1500');
    expect(digitsOf('-0500')).toBe('500');
    expect(digitsOf('12345678901')).toBe('123456789');
  });

  it('steps from multiple to multiple, from one step to the most', () => {
    const terms = { step: 500, max: 1_500 };
    expect(stepFrom(0, { ...terms, by: 1 })).toBe(500);
    expect(stepFrom(700, { ...terms, by: 1 })).toBe(1_000);
    expect(stepFrom(700, { ...terms, by: -1 })).toBe(500);
    expect(stepFrom(500, { ...terms, by: -1 })).toBe(500);
    expect(stepFrom(1_500, { ...terms, by: 1 })).toBe(1_500);
  });
});

describe('an exchange', () => {
  const made = { id: '1', direction: 'out', given: 100, received: 400, startedAt: '2026-11-24T02:00:00.000Z', endedAt: null } as const;

  it('says where the points are, in every state', () => {
    expect(sayOutcome({ ...made, state: 'pending' })).toContain('100 微厅积分已暂扣');
    expect(sayOutcome({ ...made, state: 'done' })).toBe('400 信用卡积分已到账。');
    expect(sayOutcome({ ...made, state: 'refused' })).toBe('互换没有成功，100 微厅积分没有扣除。');
    expect(sayAmounts(made)).toBe('100 → 400');
  });
});
