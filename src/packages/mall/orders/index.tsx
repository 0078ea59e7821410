import { View } from '@tarojs/components';
import { OrderPages } from '@/features/mall/order-pages';
import { openPage } from '@/shared/platform/navigation';
import { Empty } from '@/shared/ui/empty/empty';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { routes } from '@/routes';
import './index.scss';

const NoOrders = () => (
  <Empty
    icon="ticket"
    title="还没有兑换"
    words="用积分兑换的优惠券、实物和话费，会列在这里。"
    action={{ words: '去积分商城', onPress: () => openPage(routes.mall()) }}
  />
);

const openOrder = (orderId: string): void => openPage(routes.order(orderId));

/** What this member has redeemed, newest first. */
const Orders = () => (
  <PageShell>
    <View className="orders">
      <OrderPages empty={<NoOrders />} onOpen={openOrder} />
    </View>
  </PageShell>
);

export default Orders;
