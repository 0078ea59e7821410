import { useState, type ReactNode } from 'react';
import { useAnswer } from '@/shared/api/answer';
import { useOnReturn } from '@/shared/api/on-return';
import { More } from '@/shared/ui/more/more';
import { Screen } from '@/shared/ui/screen/screen';
import { OrderTile } from './order-tile';

interface OrderPagesProps {
  /** Where this page begins; absent for the newest. */
  cursor?: string;
  /** Stands instead of a list without anything in it. */
  empty?: ReactNode;
  onOpen: (orderId: string) => void;
}

/**
 * A page of orders and, when they are wanted, those before it. Each page asks for itself and begins where the one above it
 * ends now, so that none is missed when a new order moves them all.
 */
export const OrderPages = ({ cursor, empty = null, onOpen }: OrderPagesProps) => {
  const answer = useAnswer('listOrders', { query: cursor === undefined ? {} : { cursor } });
  const [wantsMore, setWantsMore] = useState(false);
  useOnReturn(answer.retry);
  return (
    <Screen answer={answer} bones={['row', 'row', 'row', 'row']}>
      {({ orders, nextCursor }) => (
        <>
          {orders.length === 0 ? empty : orders.map((order) => <OrderTile key={order.id} order={order} onOpen={onOpen} />)}
          {nextCursor && wantsMore ? (
            <OrderPages cursor={nextCursor} onOpen={onOpen} />
          ) : (
            orders.length > 0 && <More hasMore={nextCursor !== null} loadMore={() => setWantsMore(true)} />
          )}
        </>
      )}
    </Screen>
  );
};
