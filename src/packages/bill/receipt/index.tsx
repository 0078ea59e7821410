import type { Receipt } from '@micro-branch/contract/payments';
import { useState } from 'react';
import { ReceiptPaper } from '@/features/payments/receipt-paper';
import { useSaveReceipt } from '@/features/payments/use-save-receipt';
import { PrivacyQuestion } from '@/features/privacy/privacy-question';
import { useAnswer } from '@/shared/api/answer';
import { readQuery } from '@/shared/platform/navigation';
import { Button } from '@/shared/ui/button/button';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { PictureSavedNotice } from '@/shared/ui/picture-saved/picture-saved';
import { Screen } from '@/shared/ui/screen/screen';

interface ShownProps {
  receipt: Receipt;
  isOffline: boolean;
}

const Shown = ({ receipt, isOffline }: ShownProps) => {
  const { isBusy, saved, save } = useSaveReceipt(receipt.payment.id, receipt.number);
  return (
    <>
      <PictureSavedNotice saved={saved} />
      <ReceiptPaper receipt={receipt} />
      <PageFoot>
        <Button onPress={save} isDisabled={isBusy || isOffline}>
          {isBusy ? '正在保存' : '保存图片'}
        </Button>
      </PageFoot>
    </>
  );
};

/** The receipt of a payment that is done, to show or to keep as a picture. */
const ReceiptPage = () => {
  const [paymentId] = useState(() => readQuery().id ?? '');
  const answer = useAnswer('getReceipt', { params: { paymentId } });
  return (
    <PageShell>
      <Screen answer={answer} bones={['hero', 'row', 'row', 'row', 'row', 'row']}>
        {(receipt) => <Shown receipt={receipt} isOffline={answer.isStale} />}
      </Screen>
      <PrivacyQuestion />
    </PageShell>
  );
};

export default ReceiptPage;
