import type { OrderView } from '@micro-branch/contract/mall';
import { useState } from 'react';
import { EndOrderSheet, endingWords } from '@/features/mall/end-order-sheet';
import { isUnderWay } from '@/features/mall/mall-words';
import { OrderCode } from '@/features/mall/order-code';
import { OrderFace, OrderFacts } from '@/features/mall/order-face';
import { endingOf, useEndOrder } from '@/features/mall/use-end-order';
import { PrivacyQuestion } from '@/features/privacy/privacy-question';
import { useAnswer, type Answered } from '@/shared/api/answer';
import { useAskingAgain } from '@/shared/api/asking-again';
import { useRefresh } from '@/shared/api/refresh';
import { goBack, readQuery } from '@/shared/platform/navigation';
import { Button } from '@/shared/ui/button/button';
import { Hotline } from '@/shared/ui/hotline/hotline';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';

interface OrderProps {
  order: OrderView;
  answer: Answered<OrderView>;
}

/** An order, followed while it is under way, and what the member can still do about it. */
const Order = ({ order, answer }: OrderProps) => {
  const isLate = useAskingAgain(answer.retry, isUnderWay(order));
  const refresh = useRefresh();
  const { isAsking, isBusy, refusal, ...ending } = useEndOrder(order.id, () => refresh('getOrder', 'listOrders', 'getPoints'));
  const way = endingOf(order);
  return (
    <>
      <OrderFace order={order} isLate={isLate} />
      <OrderCode order={order} onSeen={() => refresh('getOrder', 'listOrders')} />
      <PrivacyQuestion />
      <OrderFacts order={order} />
      <Hotline />
      <PageFoot>
        {way && (
          <Button kind="secondary" onPress={ending.ask} isDisabled={answer.isStale}>
            {endingWords[way].title}
          </Button>
        )}
        <Button onPress={goBack}>完成</Button>
      </PageFoot>
      {isAsking && way && (
        <EndOrderSheet
          {...{ order, ending: way, isBusy, refusal }}
          onEnd={() => void ending.end(way)}
          onClose={ending.dismiss}
        />
      )}
    </>
  );
};

const OrderPage = () => {
  const [orderId] = useState(() => readQuery().id ?? '');
  const answer = useAnswer('getOrder', { params: { orderId } });
  return (
    <PageShell>
      <Screen answer={answer} bones={['hero', 'card', 'row', 'row', 'row']}>
        {(order) => <Order order={order} answer={answer} />}
      </Screen>
    </PageShell>
  );
};

export default OrderPage;
