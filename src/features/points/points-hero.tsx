import type { PointsView } from '@micro-branch/contract/points';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { Rings } from '@/shared/ui/page-shell/rings';
import { Points } from '@/shared/ui/points/points';
import { sayExpiring, sayHeld } from './balance-words';
import './points-hero.scss';

/** What can be spent now, what of it ends first, and what is set aside. */
export const PointsHero = ({ points, onRedeem }: { points: PointsView; onRedeem: () => void }) => {
  const [expiring, held] = [sayExpiring(points), sayHeld(points)];
  return (
    <View className="points-hero">
      <Rings className="points-hero__rings" />
      <View className="points-hero__content">
        <View className="points-hero__label" {...aria({ role: 'heading', level: 1 })}>
          可用积分
        </View>
        <View className="points-hero__balance">
          <Points value={points.available} size="large" />
        </View>
        {expiring && <View className="points-hero__note points-hero__note--expiring mb-num">{expiring}</View>}
        {held && <View className="points-hero__note mb-num">{held}</View>}
        <View className="points-hero__action">
          <Button onPress={onRedeem}>去兑换</Button>
        </View>
      </View>
    </View>
  );
};
