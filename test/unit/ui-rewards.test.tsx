import { render, screen } from '@testing-library/react';
import { RewardList } from '@/features/rewards/reward-list';
import { RewardOffers } from '@/features/rewards/reward-offers';
import { RewardSum } from '@/features/rewards/reward-sum';
import type { Reward } from '@/features/rewards/reward-words';

const at = '2026-01-05T01:30:00.000Z';
const reward = (id: string, change: Partial<Reward>): Reward => ({
  id, cardTitle: '云汀信用卡', state: 'paid', reason: null, points: 100, takenBack: 0, decidedAt: at, paidAt: at, ...change,
});

describe('my rewards', () => {
  it('show points beside what stands, and a sentence beside everything else', () => {
    const { container } = render(
      <RewardList
        rewards={[
          reward('4', { state: 'held', reason: 'fraud-review', paidAt: null }),
          reward('3', {}),
          reward('2', { state: 'refused', reason: 'over-cap', points: 0, paidAt: null }),
          reward('1', { state: 'void', reason: 'conversion-reversed', takenBack: 100 }),
        ]}
      />,
    );
    expect(screen.getAllByRole('listitem')).toHaveLength(4);
    expect([...container.querySelectorAll('.reward-list__state')].map(({ textContent }) => textContent)).toEqual(['核实中', '已到账', '未发放', '已收回']);
    expect([...container.querySelectorAll('.mb-points__number')].map(({ textContent }) => textContent)).toEqual(['+100']);
    expect(screen.queryByText('当月奖励已到上限。')).not.toBeNull();
  });

  it('say what waits for a review only where something does', () => {
    const { rerender } = render(<RewardSum paidPoints={1_200} heldPoints={0} />);
    expect(screen.queryByText(/核实中/)).toBeNull();
    rerender(<RewardSum paidPoints={1_200} heldPoints={100} />);
    expect(screen.queryByText('另有 100 积分核实中')).not.toBeNull();
  });

  it('name the article where nothing may be offered, and say so when nothing is', () => {
    render(<RewardOffers offers={[]} excluded={[{ cardClass: 'wealth', article: '《办法》第二十五条' }]} />);
    expect(screen.queryByText('现在没有奖励')).not.toBeNull();
    expect(screen.queryByText('理财')).not.toBeNull();
    expect(screen.queryByText('《办法》第二十五条')).not.toBeNull();
  });
});
