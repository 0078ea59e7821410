import type { PointsView } from '@micro-branch/contract/points';
import { View } from '@tarojs/components';
import { Button } from '@/shared/ui/button/button';
import { Rings } from '@/shared/ui/page-shell/rings';
import { Points } from '@/shared/ui/points/points';
import './shelf-head.scss';

interface ShelfHeadProps {
  /** Absent for a guest, and until it is known. */
  balance: PointsView | undefined;
  /** What is set aside of it, in words. */
  held: string | undefined;
  isGuest: boolean;
  onOrders: () => void;
}

/** What can be spent here, and the way to what was redeemed already. */
export const ShelfHead = ({ balance, held, isGuest, onOrders }: ShelfHeadProps) => (
  <View className="shelf-head">
    <Rings className="shelf-head__rings" />
    <View className="shelf-head__content">
      <View className="shelf-head__label">可用积分</View>
      <View className="shelf-head__balance">
        {balance ? <Points value={balance.available} size="large" /> : isGuest ? '登录后查看' : '—'}
      </View>
      {held && <View className="shelf-head__held mb-num">{held}</View>}
    </View>
    <View className="shelf-head__orders">
      <Button kind="quiet" onPress={onOrders}>
        我的兑换
      </Button>
    </View>
  </View>
);
