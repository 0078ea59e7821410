import type { BillAccountView } from '@micro-branch/contract/bills';
import type { MandateList } from '@micro-branch/contract/mandates';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { MandateForm } from '@/features/mandates/mandate-form';
import { MandateTile } from '@/features/mandates/mandate-tile';
import { openForMandate } from '@/features/mandates/mandate-words';
import { useStartMandate } from '@/features/mandates/use-mandates';
import { useAnswer } from '@/shared/api/answer';
import { openPage, readQuery } from '@/shared/platform/navigation';
import { Button } from '@/shared/ui/button/button';
import { Cell } from '@/shared/ui/cell/cell';
import { Empty } from '@/shared/ui/empty/empty';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { together } from '@/shared/ui/screen/together';
import { Section } from '@/shared/ui/section/section';
import { routes } from '@/routes';
import './index.scss';

interface StartProps {
  account: BillAccountView;
  isOffline: boolean;
  onEnd: () => void;
}

const Start = ({ account, isOffline, onEnd }: StartProps) => {
  const starting = useStartMandate(account.id, onEnd);
  return (
    <>
      <MandateForm account={account} starting={starting} />
      <PageFoot>
        <Button kind="secondary" label="暂不开通" onPress={onEnd}>
          暂不
        </Button>
        <Button onPress={starting.start} isDisabled={isOffline || starting.isBusy}>
          同意协议并开通
        </Button>
      </PageFoot>
    </>
  );
};

interface ListProps {
  mandates: MandateList['mandates'];
  accounts: readonly BillAccountView[];
  isOffline: boolean;
  onStart: (accountId: string) => void;
}

const NONE = {
  icon: 'repeat',
  title: '还没有自动缴费',
  words: '开通后出账自动缴，扣款前一天先告诉你，随时可以停。水、电、燃气等能查账单的户号可以开通。',
} as const;

const List = ({ mandates, accounts, isOffline, onStart }: ListProps) => {
  const open = openForMandate(accounts);
  return (
    <>
      <View className="mandates-page__list">
        {mandates.length === 0 && (
          <Empty {...NONE} {...(open.length === 0 ? { action: { words: '绑定户号', onPress: () => openPage(routes.billers()) } } : {})} />
        )}
        {mandates.map((mandate) => (
          <MandateTile key={mandate.id} mandate={mandate} isOffline={isOffline} />
        ))}
      </View>
      {open.length > 0 && (
        <Section title="可以开通的户号">
          <View className="mb-cells mandates-page__open">
            {open.map(({ id, alias, biller, maskedNumber }) => (
              <Cell
                key={id}
                icon={biller.icon}
                title={alias ?? biller.name}
                note={maskedNumber}
                value="开通"
                {...(isOffline ? {} : { onPress: () => onStart(id) })}
              />
            ))}
          </View>
        </Section>
      )}
    </>
  );
};

/** What is debited by itself, how to stop it, and for which accounts it can be begun. */
const MandatesPage = () => {
  const [starting, setStarting] = useState(() => readQuery().account);
  const answer = together(useAnswer('listMandates', {}), useAnswer('listBillAccounts', {}));
  return (
    <PageShell>
      <Screen answer={answer} bones={['hero', 'title', 'row', 'row', 'row']}>
        {([{ mandates }, { accounts }]) => {
          const account = openForMandate(accounts).find(({ id }) => id === starting);
          return account ? (
            <Start key={account.id} account={account} isOffline={answer.isStale} onEnd={() => setStarting(undefined)} />
          ) : (
            <List mandates={mandates} accounts={accounts} isOffline={answer.isStale} onStart={setStarting} />
          );
        }}
      </Screen>
    </PageShell>
  );
};

export default MandatesPage;
