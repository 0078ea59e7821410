import type { BillAccountView } from '@micro-branch/contract/bills';
import { View } from '@tarojs/components';
import { Button } from '@/shared/ui/button/button';
import { Notice } from '@/shared/ui/notice/notice';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { nameOf, sayNumber } from './bill-words';
import { useUnbind } from './use-account';

interface UnbindSheetProps {
  account: BillAccountView;
  onDone: () => void;
  onClose: () => void;
}

/** Says what ends with an account, and what stays, before it is forgotten. */
export const UnbindSheet = ({ account, onDone, onClose }: UnbindSheetProps) => {
  const { isBusy, refusal, unbind } = useUnbind(account.id, onDone);
  return (
    <Sheet
      title="解绑户号"
      onClose={onClose}
      foot={
        <>
          <Button kind="secondary" onPress={onClose}>
            暂不解绑
          </Button>
          <Button kind="danger" onPress={unbind} isDisabled={isBusy}>
            解绑户号
          </Button>
        </>
      }
    >
      <View className="mb-sheet__words">{`${nameOf(account)} ${sayNumber(account)}`}</View>
      <View className="mb-sheet__words">
        {account.hasMandate ? '解绑后不再查询和提醒，自动缴费同时停止。' : '解绑后不再查询和提醒。'}
        已有的缴费记录和回单都会保留，需要时可以重新绑定。
      </View>
      {refusal && <Notice kind="warn">{refusal}</Notice>}
    </Sheet>
  );
};
