import type { PointsView } from '@micro-branch/contract/points';
import { View } from '@tarojs/components';
import { Button } from '@/shared/ui/button/button';
import { Rings } from '@/shared/ui/page-shell/rings';
import { Points } from '@/shared/ui/points/points';
import { sayExpiring, sayHeld } from './balance-words';
import './points-hero.scss';

/** What can be spent now, what of it ends first, and what is set aside. */
export const PointsHero = ({ points, onRedeem }: { points: PointsView; onRedeem: () => void }) => {
  const notes = [sayExpiring(points), sayHeld(points)].filter((note) => note !== undefined);
  return (
    <View className="points-hero">
      <Rings className="points-hero__rings" />
      <View className="points-hero__content">
        <View className="points-hero__label">可用积分</View>
        <View className="points-hero__balance">
          <Points value={points.available} size="large" />
        </View>
        {notes.map((note) => (
          <View key={note} className="points-hero__note mb-num">
            {note}
          </View>
        ))}
        <View className="points-hero__action">
          <Button onPress={onRedeem}>去兑换</Button>
        </View>
      </View>
    </View>
  );
};
