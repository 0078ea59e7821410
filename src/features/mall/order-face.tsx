import type { OrderView } from '@micro-branch/contract/mall';
import { View } from '@tarojs/components';
import { Cell } from '@/shared/ui/cell/cell';
import { sayFullDay, sayInstant } from '@/shared/ui/day-words';
import { HotlineCell } from '@/shared/ui/hotline/hotline-cell';
import { Outcome } from '@/shared/ui/outcome/outcome';
import { Points } from '@/shared/ui/points/points';
import { ItemPicture } from './item-picture';
import { kindWords, sayNext, sayState } from './mall-words';
import './order-face.scss';

interface OrderFaceProps {
  order: OrderView;
  /** It takes longer than anybody should wait here. */
  isLate: boolean;
}

const LATE = '请勿重复兑换。结果会在 10 分钟内通知你，也会显示在这里。';

/** Where the order stands and what comes next. */
export const OrderFace = ({ order, isLate }: OrderFaceProps) => (
  <Outcome
    tone="gold"
    picture={<ItemPicture picture={order.picture} isGone={order.reason !== null} />}
    title={sayState(order)}
    words={isLate ? [sayNext(order), LATE] : [sayNext(order)]}
  />
);

const untilWords = { coupon: '券的有效期至', goods: '领取截止', 'top-up': '' } as const;

export const OrderFacts = ({ order }: Pick<OrderFaceProps, 'order'>) => (
  <View className="order-facts">
    <View className="order-facts__paid">
      <View>
        <View className="order-facts__title">{order.title}</View>
        <View className="order-facts__kind">{kindWords[order.kind]}</View>
      </View>
      <Points value={order.points} />
    </View>
    <View className="mb-cells">
      {order.branchName && <Cell icon="branch" title="领取网点" value={order.branchName} />}
      {order.maskedPhone && <Cell icon="phone" title="充值手机号" value={order.maskedPhone} />}
      {order.validUntil && !order.reason && <Cell icon="calendar" title={untilWords[order.kind]} value={sayFullDay(order.validUntil)} />}
      <Cell icon="clock" title="兑换时间" value={sayInstant(order.placedAt)} />
      <HotlineCell />
    </View>
  </View>
);
