import type { BillerView } from '@micro-branch/contract/billers';
import type { BillAccountView } from '@micro-branch/contract/bills';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { payWords } from '@/features/bills/bill-words';
import { AmountField, Denominations } from '@/features/payments/amount-entry';
import { BillHead } from '@/features/payments/bill-head';
import { sayOld } from '@/features/payments/checkout-terms';
import { noBill } from '@/features/payments/no-bill';
import { useAmount } from '@/features/payments/use-amount';
import { useBill, type Asked } from '@/features/payments/use-bill';
import { useAnswer } from '@/shared/api/answer';
import { sentenceOf } from '@/shared/api/sentences';
import { goBack, openPage, readQuery, useTitle } from '@/shared/platform/navigation';
import { Button } from '@/shared/ui/button/button';
import { Empty } from '@/shared/ui/empty/empty';
import { Notice } from '@/shared/ui/notice/notice';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { routes } from '@/routes';
import { Checkout } from './checkout';
import './index.scss';

interface AmountProps {
  biller: BillerView;
  asked: Asked | null;
  onAsk: (amountFen: number) => void;
  onAgain: () => void;
}

/** The member says how much: a fixed amount, or digits. Once the bill is there, digits can be typed anew. */
const AmountStep = ({ biller, asked, onAsk, onAgain }: AmountProps) => {
  const draft = useAmount(biller.amount, onAsk);
  if (biller.denominations.length > 0) {
    return <Denominations denominations={biller.denominations} chosenFen={asked?.amountFen ?? null} isDisabled={false} onChoose={onAsk} />;
  }
  if (!biller.amount) return null;
  if (asked) {
    return (
      <View className="pay-page__again">
        <Button kind="quiet" onPress={onAgain}>
          改金额
        </Button>
      </View>
    );
  }
  return (
    <>
      <View className="pay-page__amount">
        <AmountField draft={draft} terms={biller.amount} />
        <View className="pay-page__words">{`${biller.feeWords} ${biller.hoursWords}`}</View>
      </View>
      <PageFoot>
        <Button onPress={draft.submit}>下一步</Button>
      </PageFoot>
    </>
  );
};

interface PayProps {
  account: BillAccountView;
  isOffline: boolean;
}

const Pay = ({ account, isOffline }: PayProps) => {
  const { flow, id } = account.biller;
  const [asked, setAsked] = useState<Asked | null>(flow === 'fetch-and-pay' ? { amountFen: null } : null);
  const [said, setSaid] = useState<string | null>(null);
  const biller = useAnswer('getBiller', { params: { billerId: id } });
  const bill = useBill(account.id, asked);
  const lookAgain = (words: string) => {
    setSaid(words);
    bill.retry();
  };
  const ask = (amountFen: number | null) => {
    setSaid(null);
    setAsked({ amountFen });
  };
  return (
    <>
      <BillHead account={account} bill={bill.data} />
      {flow !== 'fetch-and-pay' && biller.data && (
        <AmountStep biller={biller.data} asked={asked} onAsk={ask} onAgain={() => setAsked(null)} />
      )}
      {said && (
        <View className="pay-page__said">
          <Notice kind="warn">{said}</Notice>
        </View>
      )}
      {asked ? (
        <Screen
          answer={bill}
          bones={['card', 'row', 'card']}
          onError={(error) =>
            noBill({ error, biller: biller.data, onRetry: bill.retry, onHistory: () => openPage(routes.payments(account.id)), onDone: goBack })
          }
        >
          {(found) => (
            <Checkout
              key={found.id}
              bill={found}
              isOffline={isOffline}
              onOld={(failure) => lookAgain(sayOld(failure) ?? sentenceOf[failure])}
              onCancelled={() => lookAgain('这笔缴费已取消，未扣款。')}
              onPart={ask}
            />
          )}
        </Screen>
      ) : (
        !biller.data && <Screen answer={biller} bones={['row', 'row']}>{() => null}</Screen>
      )}
    </>
  );
};

/** What an account owes, or what the member says, and paying it. */
const PayPage = () => {
  const [accountId] = useState(() => readQuery().account ?? '');
  const accounts = useAnswer('listBillAccounts', {});
  const account = accounts.data?.accounts.find(({ id }) => id === accountId);
  useTitle(account && payWords(account));
  return (
    <PageShell>
      <Screen answer={accounts} bones={['hero', 'row', 'row', 'row']}>
        {() =>
          account ? (
            <Pay account={account} isOffline={accounts.isStale} />
          ) : (
            <Empty icon="info" title="没有这个户号" words={sentenceOf['bill-account-not-found']} action={{ words: '返回', onPress: goBack }} />
          )
        }
      </Screen>
    </PageShell>
  );
};

export default PayPage;
