import type { MyRewards } from '@micro-branch/contract/rewards';
import { View } from '@tarojs/components';
import { Rings } from '@/shared/ui/page-shell/rings';
import { Points } from '@/shared/ui/points/points';
import { sayPoints } from '@/shared/ui/points/say-points';
import './reward-sum.scss';

/** What was paid and stands, and what waits for a review. */
export const RewardSum = ({ paidPoints, heldPoints }: Pick<MyRewards, 'paidPoints' | 'heldPoints'>) => (
  <View className="reward-sum">
    <Rings className="reward-sum__rings" />
    <View className="reward-sum__content">
      <View className="reward-sum__words">累计到账</View>
      <View className="reward-sum__points">
        <Points value={paidPoints} size="large" />
      </View>
      {heldPoints > 0 && <View className="reward-sum__words mb-num">{`另有 ${sayPoints(heldPoints)}核实中`}</View>}
    </View>
  </View>
);
