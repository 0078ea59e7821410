import type { ItemKind } from '@micro-branch/contract/mall';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { ItemTile } from '@/features/mall/item-tile';
import { kindWords } from '@/features/mall/mall-words';
import { ShelfHead } from '@/features/mall/shelf-head';
import { sayHeld } from '@/features/points/balance-words';
import { useSession } from '@/features/session/session';
import { useAnswer } from '@/shared/api/answer';
import { useOnReturn } from '@/shared/api/on-return';
import { openPage } from '@/shared/platform/navigation';
import { Empty } from '@/shared/ui/empty/empty';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { Tabs } from '@/shared/ui/tabs/tabs';
import { routes } from '@/routes';

const KINDS = [
  { value: null, words: '全部' },
  ...Object.entries(kindWords).map(([kind, words]) => ({ value: kind as ItemKind, words })),
];

const openItem = (itemId: string): void => openPage(routes.item(itemId));

const NoItems = ({ onAll }: { onAll?: () => void }) => (
  <Empty icon="gift" title="这里还没有礼品" words="上架后会列在这里。" {...(onAll && { action: { words: '看其他种类', onPress: onAll } })} />
);

/** Everything points can be redeemed for, in the bank's order. */
const Shelf = () => {
  const { status, member } = useSession();
  const balance = useAnswer('getPoints', member ? {} : null);
  const shelf = useAnswer('listItems', {});
  const [kind, setKind] = useState<ItemKind | null>(null);
  useOnReturn(() => {
    shelf.retry();
    balance.retry();
  });
  return (
    <PageShell>
      <ShelfHead
        balance={balance.data}
        held={balance.data && sayHeld(balance.data)}
        isGuest={status === 'guest'}
        onOrders={() => openPage(routes.orders())}
      />
      <Tabs label="礼品种类" tabs={KINDS} chosen={kind} onChoose={setKind} />
      <Screen answer={shelf} bones={['card', 'card', 'card']}>
        {({ items }) => {
          const shown = items.filter((item) => kind === null || item.kind === kind);
          if (shown.length === 0) return <NoItems {...(kind !== null && { onAll: () => setKind(null) })} />;
          return (
            <View className="item-tiles">
              {shown.map((item) => (
                <ItemTile key={item.id} item={item} available={balance.data?.available} onOpen={openItem} />
              ))}
            </View>
          );
        }}
      </Screen>
    </PageShell>
  );
};

export default Shelf;
