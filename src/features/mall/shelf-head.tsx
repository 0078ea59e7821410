import type { PointsView } from '@micro-branch/contract/points';
import { View } from '@tarojs/components';
import { Button } from '@/shared/ui/button/button';
import { Rings } from '@/shared/ui/page-shell/rings';
import { Points } from '@/shared/ui/points/points';
import './shelf-head.scss';

interface ShelfHeadProps {
  /** Absent for a guest, and until it is known. */
  balance: PointsView | undefined;
  isGuest: boolean;
  onOrders: () => void;
}

/** What can be spent here, and the way to what was redeemed already. */
export const ShelfHead = ({ balance, isGuest, onOrders }: ShelfHeadProps) => (
  <View className="shelf-head">
    <Rings className="shelf-head__rings" />
    <View className="shelf-head__content">
      <View className="shelf-head__label">可用积分</View>
      <View className="shelf-head__balance">
        {balance ? <Points value={balance.available} size="large" /> : isGuest ? '登录后查看' : '—'}
      </View>
      {balance && balance.held > 0 && (
        <View className="shelf-head__held">
          另有 <Points value={balance.held} size="small" /> 暂扣在处理中的兑换里
        </View>
      )}
    </View>
    <View className="shelf-head__orders">
      <Button kind="quiet" onPress={onOrders}>
        我的兑换
      </Button>
    </View>
  </View>
);
