import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { sayInstant } from '@/shared/ui/day-words';
import { Points } from '@/shared/ui/points/points';
import { sayState, sayWhy, type Reward } from './reward-words';
import './reward-list.scss';

const Entry = ({ reward }: { reward: Reward }) => {
  const why = sayWhy(reward);
  return (
    <View className="reward-list__entry" {...aria({ role: 'listitem' })}>
      <View className="reward-list__body">
        <View className="reward-list__title">{reward.cardTitle}</View>
        {why && <View className="reward-list__why">{why}</View>}
        <View className="reward-list__time mb-num">{sayInstant(reward.paidAt ?? reward.decidedAt)}</View>
      </View>
      <View className="reward-list__end">
        <View className={`reward-list__state reward-list__state--${reward.state}`}>{sayState(reward)}</View>
        {reward.state === 'paid' && <Points value={reward.points} isSigned />}
      </View>
    </View>
  );
};

/** What friends did that might be rewarded, newest first: paid or not, and why. Never who did it. */
export const RewardList = ({ rewards }: { rewards: readonly Reward[] }) => (
  <View className="mb-cells" {...aria({ role: 'list' })}>
    {rewards.map((reward) => (
      <Entry key={reward.id} reward={reward} />
    ))}
  </View>
);
