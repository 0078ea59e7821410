import type { ApplicationView } from '@micro-branch/contract/applications';
import { View } from '@tarojs/components';
import { Button } from '@/shared/ui/button/button';
import { Notice } from '@/shared/ui/notice/notice';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { actionWords, sayVisit } from './visit-words';

interface CancelSheetProps {
  application: ApplicationView;
  isBusy: boolean;
  refusal: string | null;
  onCancel: () => void;
  onClose: () => void;
}

/** Says what is cancelled, and that it can be made again, before anything is. */
export const CancelSheet = ({ application, isBusy, refusal, onCancel, onClose }: CancelSheetProps) => {
  const action = actionWords[application.action];
  return (
    <Sheet
      title={`取消${action}`}
      onClose={onClose}
      foot={
        <>
          <Button kind="secondary" onPress={onClose}>
            暂不取消
          </Button>
          <Button kind="danger" onPress={onCancel} isDisabled={isBusy}>
            {`取消${action}`}
          </Button>
        </>
      }
    >
      <View className="mb-sheet__words">{application.cardTitle}</View>
      <View className="mb-sheet__words mb-num">{sayVisit(application)}</View>
      <View className="mb-sheet__words">取消后网点不再为你预留时间。需要时可以重新提交。</View>
      {refusal && <Notice kind="warn">{refusal}</Notice>}
    </Sheet>
  );
};
