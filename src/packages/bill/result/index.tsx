import type { PaymentView } from '@micro-branch/contract/payments';
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { MessageAsk } from '@/features/messages/message-ask';
import { PaymentFacts, PaymentHead } from '@/features/payments/payment-result';
import { isUnderWay } from '@/features/payments/payment-words';
import { PrivacyQuestion } from '@/features/privacy/privacy-question';
import { useAnswer, type Answered } from '@/shared/api/answer';
import { useAskingAgain } from '@/shared/api/asking-again';
import { call } from '@/shared/api/call';
import { useRefresh } from '@/shared/api/refresh';
import { useAction } from '@/shared/api/use-action';
import { goBack, openPage, readQuery } from '@/shared/platform/navigation';
import { Button } from '@/shared/ui/button/button';
import { Cell } from '@/shared/ui/cell/cell';
import { Notice } from '@/shared/ui/notice/notice';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { routes } from '@/routes';
import './index.scss';

/** What a bill that comes every month suggests. */
const MandateOffer = ({ accountId }: { accountId: string }) => {
  const accounts = useAnswer('listBillAccounts', {});
  const account = accounts.data?.accounts.find(({ id }) => id === accountId);
  if (!account || account.hasMandate || account.biller.flow !== 'fetch-and-pay') return null;
  return (
    <View className="mb-cells result-page__offer">
      <Cell icon="calendar" title="开通自动缴费" note="扣前一天通知，随时可停" onPress={() => openPage(routes.mandates(accountId))} />
    </View>
  );
};

const useCancel = (payment: PaymentView, retry: () => void) => {
  const refresh = useRefresh();
  return useAction(
    () => call('cancelPayment', { params: { paymentId: payment.id } }),
    () => {
      retry();
      refresh('listPayments', 'listDues', 'listBillAccounts');
    },
  );
};

interface ResultProps {
  payment: PaymentView;
  answer: Answered<PaymentView>;
}

const Result = ({ payment, answer }: ResultProps) => {
  const { id, state, accountId } = payment;
  const refresh = useRefresh();
  const isOpen = isUnderWay(payment);
  // What it earned is told a moment after it was done.
  const hasWaited = useAskingAgain(answer.retry, isOpen || (state === 'done' && payment.pointsEarned === null));
  const cancel = useCancel(payment, answer.retry);
  useEffect(() => {
    if (state === 'done') refresh('listBillAccounts', 'listDues', 'listPayments', 'getPaymentMonths', 'getPoints', 'getStatement');
  }, [state, refresh]);
  return (
    <>
      <PaymentHead payment={payment} isLate={hasWaited && isOpen && state !== 'unpaid'} />
      {cancel.refusal && (
        <View className="result-page__offer">
          <Notice kind="warn">{cancel.refusal}</Notice>
        </View>
      )}
      <PaymentFacts payment={payment} />
      {state === 'done' && <MessageAsk />}
      {state === 'done' && payment.method === 'wechat' && <MandateOffer accountId={accountId} />}
      <PageFoot>
        {state === 'done' && (
          <Button kind="secondary" onPress={() => openPage(routes.receipt(id))}>
            查看回单
          </Button>
        )}
        {state === 'unpaid' && (
          <Button kind="secondary" onPress={() => void cancel.run()} isDisabled={cancel.isBusy || answer.isStale}>
            取消缴费
          </Button>
        )}
        <Button onPress={goBack}>完成</Button>
      </PageFoot>
    </>
  );
};

/** What became of a payment, followed while it is under way. */
const ResultPage = () => {
  const [paymentId] = useState(() => readQuery().id ?? '');
  const answer = useAnswer('getPayment', { params: { paymentId } });
  return (
    <PageShell>
      <Screen answer={answer} bones={['hero', 'card', 'title', 'card']}>
        {(payment) => <Result payment={payment} answer={answer} />}
      </Screen>
      <PrivacyQuestion />
    </PageShell>
  );
};

export default ResultPage;
