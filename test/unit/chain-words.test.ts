import type { ChainView } from '@micro-branch/contract/referrals';
import { sayCount, sayDelay, sayFunnel, sayGrowth, saySeries } from '@/features/referrals/chain-words';
import { groupByCard, sumTotals, type Share } from '@/features/referrals/share-groups';

const hop: ChainView['hops'][number] = { depth: 2, intents: null, opens: 1_200, visitors: 5, nodes: null, members: 0, conversions: 0, growth: null, delaySeconds: null };

describe('the words of a chain', () => {
  it('say 0 and five, and of one to four only that they are few', () => {
    expect([0, null, 5, 1_134_000].map(sayCount)).toEqual(['0', '少于 5', '5', '1,134,000']);
  });

  it('say the funnel from the intent to the conversion', () => {
    expect(sayFunnel(hop)).toEqual(['点开分享 少于 5', '浏览 1,200', '访客 5', '客户 少于 5', '新客户 0', '有效 0']);
  });

  it('say growth and delay where they are known', () => {
    expect(sayGrowth(hop)).toBe('');
    expect(sayGrowth({ growth: 1.25, delaySeconds: 7_200 })).toBe('每位客户再带来 1.3 位 · 平均 2 小时后到来');
    expect([0, 59, 60, 3_540, 3_600, 86_400, 200_000].map(sayDelay)).toEqual(['不到 1 分钟', '不到 1 分钟', '1 分钟', '59 分钟', '1 小时', '1 天', '2 天']);
  });

  it('say a curve in one sentence, in the time of Shanghai', () => {
    const points = [3, 9, 0].map((opens, index) => ({ startsAt: `2026-01-0${index + 1}T16:00:00.000Z`, opens, nodes: 0, conversions: 0 }));
    expect(saySeries('day', points)).toBe('近 30 天浏览 12 次，1月3日最多，9 次。');
    expect(saySeries('hour', [])).toBe('近 48 小时没有新的浏览。');
  });
});

describe('shares', () => {
  const share = (id: string, cardId: string, opens: number): Share => ({
    id,
    cardId,
    cardTitle: `卡片 ${cardId}`,
    cardClass: 'deposit',
    arrivedFrom: null,
    generation: 0,
    isStopped: false,
    lastOpenedAt: null,
    totals: { intents: 9, opens, visitors: opens - 1, nodes: 1, members: 1, conversions: 1 },
  });

  it('stand together by their card, in the order in which the cards come first, and add up', () => {
    const shares = [share('1', 'a', 5), share('2', 'b', 7), share('3', 'a', 10)];
    const groups = groupByCard(shares).map(({ cardId, shares: own, totals }) => ({ cardId, ids: own.map(({ id }) => id), totals }));
    expect(groups).toEqual([
      { cardId: 'a', ids: ['1', '3'], totals: { opens: 15, visitors: 13, conversions: 2 } },
      { cardId: 'b', ids: ['2'], totals: { opens: 7, visitors: 6, conversions: 1 } },
    ]);
    expect(sumTotals(shares)).toEqual({ opens: 22, visitors: 19, conversions: 3 });
  });
});
