import type { ItemView } from '@micro-branch/contract/mall';
import { Button } from '@/shared/ui/button/button';
import { PageFoot } from '@/shared/ui/page-shell/page-shell';
import { sayShort, shortOf } from './mall-words';

interface ItemFootProps {
  item: ItemView;
  /** What the member may spend; undefined for a guest, who learns it after signing in. */
  available: number | undefined;
  /** What the page shows is not, or not yet, what the service says now. */
  isWaiting: boolean;
  onRedeem: () => void;
  onEarn: () => void;
}

const whyNot = (item: ItemView): string | null => {
  if (item.isSoldOut) return '已兑完';
  return item.leftForMember === 0 ? '你已兑满' : null;
};

/** The one thing to do about an item: redeem it, or earn what is missing. */
export const ItemFoot = ({ item, available, isWaiting, onRedeem, onEarn }: ItemFootProps) => {
  const refusal = whyNot(item);
  const missing = available === undefined ? 0 : shortOf(item.points, available);
  return (
    <PageFoot>
      {refusal || missing === 0 ? (
        <Button onPress={onRedeem} isDisabled={refusal !== null || isWaiting}>
          {refusal ?? '立即兑换'}
        </Button>
      ) : (
        <Button onPress={onEarn}>{`${sayShort(missing)}，去赚积分`}</Button>
      )}
    </PageFoot>
  );
};
