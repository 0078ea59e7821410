import type { ItemView } from '@micro-branch/contract/mall';
import { useState } from 'react';
import { ItemFace } from '@/features/mall/item-face';
import { ItemFoot } from '@/features/mall/item-foot';
import { ItemTerms } from '@/features/mall/item-terms';
import { useMember } from '@/features/session/session';
import { useAnswer, type Answered } from '@/shared/api/answer';
import { openTab, readQuery } from '@/shared/platform/navigation';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { routes } from '@/routes';
import { RedeemFlow } from './redeem-flow';
import { SignInSheet } from './sign-in-sheet';

interface ItemProps {
  item: ItemView;
  answer: Answered<ItemView>;
}

const earn = (): void => openTab(routes.benefits());

/** One item, and the way to have it: a guest signs in at that moment and not before. */
const Item = ({ item, answer }: ItemProps) => {
  const member = useMember();
  const balance = useAnswer('getPoints', member ? {} : null);
  const [isRedeeming, setIsRedeeming] = useState(false);
  const available = balance.data?.available;
  const close = () => setIsRedeeming(false);
  return (
    <>
      <ItemFace item={item} />
      <ItemTerms terms={item.terms} />
      <ItemFoot
        item={item}
        available={available}
        isWaiting={answer.isStale || balance.isStale || (member !== undefined && available === undefined)}
        onRedeem={() => setIsRedeeming(true)}
        onEarn={earn}
      />
      {isRedeeming && !member && <SignInSheet onClose={close} />}
      {member && available !== undefined && <RedeemFlow {...{ item, member, available }} isOpen={isRedeeming} onClose={close} />}
    </>
  );
};

const ItemPage = () => {
  const [itemId] = useState(() => readQuery().id ?? '');
  const answer = useAnswer('getItem', { params: { itemId } });
  return (
    <PageShell>
      <Screen answer={answer} bones={['hero', 'title', 'line', 'row', 'row']}>
        {(item) => <Item item={item} answer={answer} />}
      </Screen>
    </PageShell>
  );
};

export default ItemPage;
