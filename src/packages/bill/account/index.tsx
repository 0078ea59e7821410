import type { BillAccountView, FamilyMember } from '@micro-branch/contract/bills';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { AccountFace } from '@/features/bills/account-face';
import { AccountSettingsCells } from '@/features/bills/account-settings';
import { payWords } from '@/features/bills/bill-words';
import { UnbindSheet } from '@/features/bills/unbind-sheet';
import { useAnswer } from '@/shared/api/answer';
import { useOnReturn } from '@/shared/api/on-return';
import { goBack, openPage, readQuery } from '@/shared/platform/navigation';
import { Button } from '@/shared/ui/button/button';
import { Cell } from '@/shared/ui/cell/cell';
import { shanghaiDay } from '@/shared/ui/day-words';
import { Empty } from '@/shared/ui/empty/empty';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { together } from '@/shared/ui/screen/together';
import { Section } from '@/shared/ui/section/section';
import { routes } from '@/routes';
import { AccountPayments } from './account-payments';
import './index.scss';

interface AccountProps {
  account: BillAccountView;
  family: readonly FamilyMember[];
  isOffline: boolean;
}

/** Only who says what is owed can be paid without the member. */
const canDebit = ({ biller, hasMandate }: BillAccountView): boolean => biller.flow === 'fetch-and-pay' || hasMandate;

/** One account: what it owes, how it is kept, what was paid on it, and the way to be rid of it. */
const Account = ({ account, family, isOffline }: AccountProps) => {
  const [isUnbinding, setIsUnbinding] = useState(false);
  return (
    <>
      <AccountFace account={account} today={shanghaiDay(Date.now())} />
      <Section title="账户设置">
        <AccountSettingsCells account={account} family={family} isOffline={isOffline} />
        {canDebit(account) && (
          <View className="mb-cells account-page__cells">
            <Cell
              icon="repeat"
              title="自动缴费"
              value={account.hasMandate ? '已开通' : '未开通'}
              onPress={() => openPage(routes.mandates(account.id))}
            />
          </View>
        )}
      </Section>
      <AccountPayments accountId={account.id} />
      <View className="account-page__unbind">
        <Button kind="quiet" onPress={() => setIsUnbinding(true)} isDisabled={isOffline}>
          解绑户号
        </Button>
      </View>
      <PageFoot>
        <Button onPress={() => openPage(routes.pay(account.id))} isDisabled={isOffline}>
          {payWords(account)}
        </Button>
      </PageFoot>
      {isUnbinding && <UnbindSheet account={account} onDone={goBack} onClose={() => setIsUnbinding(false)} />}
    </>
  );
};

const Gone = () => (
  <Empty icon="bill" title="没有找到这个户号" words="可能已经解绑。需要时可以重新绑定。" action={{ words: '返回', onPress: goBack }} />
);

const AccountPage = () => {
  const [accountId] = useState(() => readQuery().id ?? '');
  const answer = together(useAnswer('listBillAccounts', {}), useAnswer('listFamily', {}));
  useOnReturn(answer.retry);
  return (
    <PageShell>
      <Screen answer={answer} bones={['hero', 'title', 'row', 'row', 'row', 'row']}>
        {([{ accounts }, { family }]) => {
          const account = accounts.find(({ id }) => id === accountId);
          return account ? <Account account={account} family={family} isOffline={answer.isStale} /> : <Gone />;
        }}
      </Screen>
    </PageShell>
  );
};

export default AccountPage;
