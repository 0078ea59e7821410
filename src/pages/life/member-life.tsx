import { View } from '@tarojs/components';
import { AccountGroups } from '@/features/bills/account-groups';
import { sumOf } from '@/features/bills/bill-words';
import { CodeSheet } from '@/features/bills/code-sheet';
import { LifeHead } from '@/features/bills/life-head';
import { useBillCode } from '@/features/bills/use-bill-code';
import { RegionChip } from '@/features/billers/region-chip';
import type { Region } from '@/features/billers/region';
import { useAnswer } from '@/shared/api/answer';
import { useOnReturn } from '@/shared/api/on-return';
import { openPage } from '@/shared/platform/navigation';
import { shanghaiDay } from '@/shared/ui/day-words';
import { Empty } from '@/shared/ui/empty/empty';
import { Notice } from '@/shared/ui/notice/notice';
import { QuickLinks } from '@/shared/ui/quick-links/quick-links';
import { Screen } from '@/shared/ui/screen/screen';
import { routes } from '@/routes';
import { BillerSearch } from './biller-search';
import { BONES } from './guest-life';
import { LastPayments } from './last-payments';
import './index.scss';

const openAccount = (accountId: string): void => openPage(routes.billAccount(accountId));
const pay = (accountId: string): void => openPage(routes.pay(accountId));

const openBind = (billerId: string): void => openPage(routes.bind(billerId));

/** Everything the member pays for: what is due stands first, and each account is one tap before its payment. */
export const MemberLife = ({ region }: { region: Region | undefined }) => {
  const accounts = useAnswer('listBillAccounts', {});
  const code = useBillCode(openBind);
  useOnReturn(accounts.retry);
  const links = [
    { words: '缴费记录', icon: 'list', onPress: () => openPage(routes.payments()) },
    { words: '自动缴费', icon: 'repeat', onPress: () => openPage(routes.mandates()) },
    { words: '家人', icon: 'family', onPress: () => openPage(routes.family()) },
    { words: '扫账单码', icon: 'scan', onPress: code.scan },
  ] as const;
  return (
    <Screen answer={accounts} bones={BONES}>
      {(data) => (
        <>
          <LifeHead
            sum={sumOf(data.accounts)}
            region={<RegionChip region={region} />}
            action={{ words: '绑定户号', onPress: () => openPage(routes.billers()) }}
          />
          <QuickLinks links={links} />
          {code.refusal && !code.isTyping && (
            <View className="life__notice">
              <Notice kind="warn">{code.refusal}</Notice>
            </View>
          )}
          {data.accounts.length === 0 ? (
            <Empty icon="bill" title="还没有绑定户号" words="绑定后可以查账单、到期前收到提醒，缴费只要一步确认。" />
          ) : (
            <AccountGroups
              accounts={data.accounts}
              today={shanghaiDay(Date.now())}
              isOffline={accounts.isStale}
              onOpen={openAccount}
              onPay={pay}
            />
          )}
          <LastPayments />
          <BillerSearch region={region} />
          {code.isTyping && <CodeSheet code={code} />}
        </>
      )}
    </Screen>
  );
};
