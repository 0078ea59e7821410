import { View } from '@tarojs/components';
import { OrderPages } from '@/features/mall/order-pages';
import { useSession } from '@/features/session/session';
import { openPage } from '@/shared/platform/navigation';
import { Empty } from '@/shared/ui/empty/empty';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { SignInBlock } from '@/shared/ui/sign-in-block/sign-in-block';
import { routes } from '@/routes';
import './index.scss';

const NoOrders = () => (
  <Empty
    icon="ticket"
    title="还没有兑换"
    words="用积分兑换的券码、礼品和话费，会列在这里。"
    action={{ words: '去积分商城', onPress: () => openPage(routes.mall()) }}
  />
);

const openOrder = (orderId: string): void => openPage(routes.order(orderId));

/** What this member has redeemed, newest first. */
const Orders = () => {
  const { status } = useSession();
  return (
    <PageShell>
      {status === 'guest' ? (
        <SignInBlock />
      ) : (
        <View className="orders">
          <OrderPages empty={<NoOrders />} onOpen={openOrder} />
        </View>
      )}
    </PageShell>
  );
};

export default Orders;
