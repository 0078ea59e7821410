import type { BillAccountView } from '@micro-branch/contract/bills';
import { View } from '@tarojs/components';
import { useLook } from '@/shared/platform/look';
import { Amount } from '@/shared/ui/amount/amount';
import { readAmount } from '@/shared/ui/amount/say-amount';
import { pressable } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { Icon } from '@/shared/ui/icon/icon';
import { nameOf, payWords, sayDue, sayNumber } from './bill-words';
import './account-tile.scss';

interface AccountTileProps {
  account: BillAccountView;
  today: string;
  isOffline: boolean;
  onOpen: (accountId: string) => void;
  onPay: (accountId: string) => void;
}

/** One bound account: whose it is, what it owes, and one tap to pay it. */
export const AccountTile = ({ account, today, isOffline, onOpen, onPay }: AccountTileProps) => {
  const { isElder } = useLook();
  const name = nameOf(account);
  const words = sayDue(account, today);
  const isDue = account.due.state === 'due';
  const owedFen = isDue ? account.due.amountFen : null;
  const spoken = owedFen === null ? null : readAmount(owedFen);
  const label = [name, sayNumber(account), spoken && `待缴 ${spoken}`, words, account.hasMandate && '已开通自动缴费'].filter(Boolean).join('，');
  return (
    <View className="account-tile">
      <View className="account-tile__link" {...pressable({ role: 'link', label, onPress: () => onOpen(account.id) })}>
        <View className="account-tile__sign">
          <Icon name={account.biller.icon} />
        </View>
        <View className="account-tile__body">
          <View className="account-tile__name">{name}</View>
          <View className="account-tile__number mb-num">{account.maskedNumber}</View>
          <View className="account-tile__due">
            {owedFen !== null && <Amount value={owedFen} />}
            <View className={`account-tile__words${isDue && words.startsWith('已过期') ? ' account-tile__words--over' : ''}`}>{words}</View>
            {account.hasMandate && (
              <View className="account-tile__mandate">
                <Icon name="repeat" isSmall />
                自动
              </View>
            )}
          </View>
        </View>
      </View>
      <View className="account-tile__pay">
        <Button
          kind={isDue || isElder ? 'secondary' : 'quiet'}
          label={`${payWords(account)}：${name}${spoken ? ` ${spoken}` : ''}`}
          onPress={() => onPay(account.id)}
          isDisabled={isOffline}
        >
          {payWords(account)}
        </Button>
      </View>
    </View>
  );
};
