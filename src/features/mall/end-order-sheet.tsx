import type { OrderView } from '@micro-branch/contract/mall';
import { View } from '@tarojs/components';
import { Button } from '@/shared/ui/button/button';
import { Notice } from '@/shared/ui/notice/notice';
import { sayPoints } from '@/shared/ui/points/say-points';
import { Sheet } from '@/shared/ui/sheet/sheet';
import type { Ending } from './use-end-order';

export const endingWords = {
  cancelOrder: { title: '取消兑换', keep: '暂不取消', after: '取消后领取码失效，礼品不再为你保留。' },
  returnOrder: { title: '退回这张券', keep: '暂不退回', after: '退回后券码失效，不能再使用。' },
} as const satisfies Record<Ending, object>;

interface EndOrderSheetProps {
  order: OrderView;
  ending: Ending;
  isBusy: boolean;
  refusal: string | null;
  onEnd: () => void;
  onClose: () => void;
}

/** Says what happens to the points before anything is ended. */
export const EndOrderSheet = ({ order, ending, isBusy, refusal, onEnd, onClose }: EndOrderSheetProps) => {
  const { title, keep, after } = endingWords[ending];
  return (
    <Sheet
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button kind="secondary" onPress={onClose}>
            {keep}
          </Button>
          <Button kind="danger" onPress={onEnd} isDisabled={isBusy}>
            {title}
          </Button>
        </>
      }
    >
      <View className="mb-sheet__words">
        {`${sayPoints(order.points)}退回原来的批次，到期日不变；已到期的部分不再延长。`}
      </View>
      <View className="mb-sheet__words">{after}</View>
      {refusal && <Notice kind="warn">{refusal}</Notice>}
    </Sheet>
  );
};
