import type { BillView } from '@micro-branch/contract/bills';
import { useEffect, useState } from 'react';
import { payWords } from '@/features/bills/bill-words';
import { BillWarnings, Breakdown, Settlement, TakenOff } from '@/features/payments/bill-parts';
import { CheckoutFoot } from '@/features/payments/checkout-foot';
import { PartSheet } from '@/features/payments/part-sheet';
import { useCheckout } from '@/features/payments/use-checkout';
import type { FailureCode } from '@/shared/api/api-error';
import { useRefresh } from '@/shared/api/refresh';
import { replacePage } from '@/shared/platform/navigation';
import { canPayHere } from '@/shared/platform/pay';
import { routes } from '@/routes';

interface CheckoutProps {
  bill: BillView;
  isOffline: boolean;
  onOld: (failure: FailureCode) => void;
  onCancelled: () => void;
  /** Another amount of the same bill; null is all of it. */
  onPart: (amountFen: number | null) => void;
}

/** One bill, from what it is made of to the cashier: a payment that was made is shown in place of this page, so that going back pays nothing. */
export const Checkout = ({ bill, isOffline, onOld, onCancelled, onPart }: CheckoutProps) => {
  const refresh = useRefresh();
  const [isPartOpen, setIsPartOpen] = useState(false);
  const end = (paymentId: string) => {
    refresh('listBillAccounts', 'listDues', 'listPayments', 'getPaymentMonths', 'getPoints', 'getStatement');
    replacePage(routes.payResult(paymentId));
  };
  const checkout = useCheckout({ bill, onOld, onEnded: end, onCancelled });
  const { hasMovedOn } = checkout;
  const verb = payWords(bill);
  const mayChange = bill.part !== null && !checkout.isLocked;
  useEffect(() => {
    if (hasMovedOn) replacePage(routes.payResult(hasMovedOn));
  }, [hasMovedOn]);
  return (
    <>
      <BillWarnings bill={bill} />
      <Breakdown
        bill={bill}
        verb={verb}
        onPart={mayChange ? () => setIsPartOpen(true) : undefined}
        onWhole={mayChange && bill.amountFen < bill.owedFen ? () => onPart(null) : undefined}
      />
      <TakenOff bill={bill} checkout={checkout} />
      <Settlement payFen={checkout.payFen} />
      <CheckoutFoot checkout={checkout} verb={verb} canPay={canPayHere() && !isOffline} />
      {isPartOpen && bill.part && (
        <PartSheet
          terms={bill.part}
          onAmount={(amountFen) => {
            setIsPartOpen(false);
            onPart(amountFen);
          }}
          onClose={() => setIsPartOpen(false)}
        />
      )}
    </>
  );
};
