import { View } from '@tarojs/components';
import { Button } from '@/shared/ui/button/button';
import { Notice } from '@/shared/ui/notice/notice';
import { Sheet } from '@/shared/ui/sheet/sheet';
import './stop-sheet.scss';

interface StopSheetProps {
  isStopping: boolean;
  refusal: string | null;
  onStop: () => void;
  onClose: () => void;
}

/** Says what stopping does, and what it does not, before it is done. */
export const StopSheet = ({ isStopping, refusal, onStop, onClose }: StopSheetProps) => (
  <Sheet
    title="停止这次分享"
    onClose={onClose}
    foot={
      <>
        <Button kind="secondary" onPress={onClose}>
          暂不停止
        </Button>
        <Button kind="danger" onPress={onStop} isDisabled={isStopping}>
          停止分享
        </Button>
      </>
    }
  >
    <View className="stop-sheet__words">停止后，你到现在为止发出的分享码都不再计数。朋友已经再分享出去的，仍按朋友的分享计入。</View>
    <View className="stop-sheet__words">产品页本身仍然可以阅读，已有的记录不变。以后再次分享时，会使用新的分享码。</View>
    {refusal && <Notice kind="warn">{refusal}</Notice>}
  </Sheet>
);
