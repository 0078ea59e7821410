import { sayState, sayWhy, type Reward } from '@/features/rewards/reward-words';

const reward = (change: Partial<Reward> = {}): Reward => ({
  id: '1',
  cardTitle: '云汀信用卡',
  state: 'paid',
  reason: null,
  points: 100,
  takenBack: 0,
  decidedAt: '2026-11-02T04:00:00.000Z',
  paidAt: '2026-11-02T04:00:00.000Z',
  ...change,
});
const said = (change: Partial<Reward>) => [sayState(reward(change)), sayWhy(reward(change))];
const cancelled = (takenBack: number) => said({ state: 'void', reason: 'conversion-reversed', takenBack });

describe('what a member reads of a reward', () => {
  test('that was paid is that, and no more', () => {
    expect(said({})).toEqual(['已到账', null]);
  });

  test('that is held says that the points are there for them', () => {
    expect(said({ state: 'held', reason: 'fraud-review', paidAt: null })).toEqual(['核实中', '100 积分已留出，核实后发放。']);
  });

  test('that was refused is why, whatever the reason', () => {
    const refused = (reason: Reward['reason']) => said({ state: 'refused', reason, points: 0, paidAt: null });
    expect(refused('over-cap')).toEqual(['未发放', '当月奖励已到上限。']);
    expect(refused('already-rewarded')).toEqual(['未发放', '同一位好友的同类办理只奖励一次。']);
    expect(refused('forbidden-by-law')).toEqual(['未发放', '法规不允许为这类产品发放奖励。']);
  });

  test('that was taken back says of every point where it went', () => {
    expect(cancelled(100)).toEqual(['已收回', '好友取消了办理，已收回 100 积分。']);
    expect(cancelled(40)).toEqual(['已收回', '好友取消了办理，已收回 40 积分，其余 60 积分已使用或到期，不再收回。']);
    expect(cancelled(0)).toEqual(['已收回', '好友取消了办理，100 积分已使用或到期，不再收回。']);
  });

  test('that was held and then fell was never theirs', () => {
    const fallen = { state: 'void', takenBack: 100, paidAt: null } as const;
    expect(said({ ...fallen, reason: 'fraud-found' })).toEqual(['未发放', '核实后不符合奖励规则，留出的积分不再发放。']);
  });
});
