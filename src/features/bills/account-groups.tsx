import type { BillAccountView } from '@micro-branch/contract/bills';
import { View } from '@tarojs/components';
import { sayAmount } from '@/shared/ui/amount/say-amount';
import { Section } from '@/shared/ui/section/section';
import { AccountTile } from './account-tile';
import { groupAccounts, sumOf } from './bill-words';

interface AccountGroupsProps {
  accounts: readonly BillAccountView[];
  today: string;
  isOffline: boolean;
  onOpen: (accountId: string) => void;
  onPay: (accountId: string) => void;
}

const OWN = '我的账户';

const sayGroupSum = (accounts: readonly BillAccountView[]): string | undefined => {
  const { count, totalFen } = sumOf(accounts);
  return count === 0 ? undefined : `待缴 ${count} 笔，共 ${sayAmount(totalFen)}`;
};

/** Every bound account under the name of whose it is, what is due first. */
export const AccountGroups = ({ accounts, ...rest }: AccountGroupsProps) => (
  <>
    {groupAccounts(accounts).map(({ family, accounts: own }) => {
      const note = sayGroupSum(own);
      return (
        <Section key={family?.id ?? OWN} title={family?.name ?? OWN} {...(note ? { note } : {})}>
          <View className="mb-cells">
            {own.map((account) => (
              <AccountTile key={account.id} account={account} {...rest} />
            ))}
          </View>
        </Section>
      );
    })}
  </>
);
