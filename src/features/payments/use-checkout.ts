import type { BillView } from '@micro-branch/contract/bills';
import type { PaymentStarted, PaymentState, PaymentView, PayParams } from '@micro-branch/contract/payments';
import { useState } from 'react';
import { ApiError, type FailureCode } from '@/shared/api/api-error';
import { call } from '@/shared/api/call';
import { useAction } from '@/shared/api/use-action';
import { payAtCashier, type CashierSaid } from '@/shared/platform/pay';
import { isOld, NOTHING_OFF, payFenOf, type Choice } from './checkout-terms';

/** `unpaid`: WeChat Pay says that nothing came; `unsure`: it could not be asked. */
export type Stage = 'ready' | 'at-cashier' | 'unpaid' | 'unsure';

interface Checkout {
  bill: BillView;
  /** The bill is no longer as it stands on the page. */
  onOld: (failure: FailureCode) => void;
  /** There is a payment, and what became of it is told elsewhere. */
  onEnded: (paymentId: string) => void;
  onCancelled: () => void;
}

const LEFT_WORDS: Record<CashierSaid, string> = {
  cancelled: '已取消支付，未扣款。可以继续支付，或取消这笔缴费。',
  failed: '支付没有完成，未扣款。可以继续支付，或取消这笔缴费。',
  paid: '',
};
const UNSURE = '没有收到答复。继续支付不会重复扣款，已付的款以缴费记录为准。';

/** What the cashier said, and where the payment stands by then; undefined when the service did not answer. */
const visitCashier = async ({ id, payFen }: PaymentView, pay: PayParams): Promise<{ said: CashierSaid; state: PaymentState | undefined }> => {
  const said = await payAtCashier({ params: pay, payFen });
  try {
    return { said, state: (await call('confirmPayment', { params: { paymentId: id } })).state };
  } catch (failure) {
    if (failure instanceof ApiError) return { said, state: undefined };
    throw failure;
  }
};

/**
 * From a bill to the cashier and back. What the cashier says is not believed: the service asks WeChat Pay, and only that decides
 * whether the page says that nothing was debited. A payment that was started stays the same one however often it is tried.
 */
export const useCheckout = ({ bill, onOld, onEnded, onCancelled }: Checkout) => {
  const [choice, setChoice] = useState(NOTHING_OFF);
  const [started, setStarted] = useState<PaymentStarted | null>(null);
  const [stage, setStage] = useState<Stage>('ready');
  const [words, setWords] = useState<string | null>(null);
  const start = useAction(
    (key, { points, couponId }: Choice) =>
      call('startPayment', {
        body: { key, billId: bill.id, points, couponId, rulesVersion: bill.points.rulesVersion, payFenSeen: payFenOf(bill, { points, couponId }) },
      }),
    (failure) => failure && isOld(failure) && onOld(failure),
  );
  const cancelling = useAction((_key, paymentId: string) => call('cancelPayment', { params: { paymentId } }));

  const settle = async (now: PaymentStarted): Promise<void> => {
    if (!now.pay) return onEnded(now.payment.id);
    setStage('at-cashier');
    const { said, state } = await visitCashier(now.payment, now.pay);
    if (said === 'paid' || (state !== undefined && state !== 'unpaid')) return onEnded(now.payment.id);
    setStage(state ? 'unpaid' : 'unsure');
    setWords(state ? LEFT_WORDS[said] : UNSURE);
    return undefined;
  };
  const pay = async (): Promise<void> => {
    if (stage === 'at-cashier') return;
    setWords(null);
    const now = started ?? (await start.run(choice));
    if (!now) return;
    setStarted(now);
    await settle(now);
  };
  const cancel = async (): Promise<void> => {
    if (!started) return;
    if (await cancelling.run(started.payment.id)) onCancelled();
  };
  // Without an answer the service may know the payment with these very terms: other ones would be another payment.
  const isLocked = started !== null || start.isBusy || start.failure === 'offline' || start.failure === 'timeout';
  return {
    choice,
    change: (part: Partial<Choice>) => !isLocked && setChoice((before) => ({ ...before, ...part })),
    payFen: started?.payment.payFen ?? payFenOf(bill, choice),
    stage,
    isLocked,
    isBusy: start.isBusy || cancelling.isBusy || stage === 'at-cashier',
    words: words ?? (start.failure && isOld(start.failure) ? null : start.refusal),
    cancelRefusal: cancelling.refusal,
    /** It was paid, or ended, while it was to be cancelled. */
    hasMovedOn: cancelling.failure === 'state-changed' ? (started?.payment.id ?? null) : null,
    pay: () => void pay(),
    cancel: () => void cancel(),
  };
};

export type CheckoutState = ReturnType<typeof useCheckout>;
