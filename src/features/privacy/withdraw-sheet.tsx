import { Button } from '@/shared/ui/button/button';
import { Sheet } from '@/shared/ui/sheet/sheet';

interface WithdrawSheetProps {
  isDeciding: boolean;
  onWithdraw: () => void;
  onClose: () => void;
}

/** Says what taking the agreement back means, before it is done. */
export const WithdrawSheet = ({ isDeciding, onWithdraw, onClose }: WithdrawSheetProps) => (
  <Sheet
    title="撤回同意"
    onClose={onClose}
    foot={
      <>
        <Button kind="secondary" onPress={onClose}>
          暂不撤回
        </Button>
        <Button kind="danger" onPress={onWithdraw} isDisabled={isDeciding}>
          撤回同意
        </Button>
      </>
    }
  >
    撤回后仍可浏览产品；再次提交预约或申请时，会重新询问。已经提交的预约和申请不受影响。
  </Sheet>
);
