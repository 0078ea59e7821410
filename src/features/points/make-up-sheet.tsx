import { View } from '@tarojs/components';
import { Button } from '@/shared/ui/button/button';
import { sayDay } from '@/shared/ui/day-words';
import { Notice } from '@/shared/ui/notice/notice';
import { Sheet } from '@/shared/ui/sheet/sheet';

interface MakeUpSheetProps {
  day: string;
  isBusy: boolean;
  refusal: string | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** Says what making a day up does, and what it does not, before it is done. */
export const MakeUpSheet = ({ day, isBusy, refusal, onConfirm, onClose }: MakeUpSheetProps) => (
  <Sheet
    title={`补签 ${sayDay(day)}`}
    onClose={onClose}
    foot={
      <>
        <Button kind="secondary" onPress={onClose}>
          暂不补签
        </Button>
        <Button onPress={onConfirm} isDisabled={isBusy}>
          补签这一天
        </Button>
      </>
    }
  >
    <View className="mb-sheet__words">补签后，这一天计入连续签到，前后的天数接在一起。</View>
    <View className="mb-sheet__words">补签本身不加积分，也不扣积分。每月的补签次数有限，补签后不能撤回。</View>
    {refusal && <Notice kind="warn">{refusal}</Notice>}
  </Sheet>
);
