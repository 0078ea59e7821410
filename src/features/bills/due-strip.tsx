import type { DueList } from '@micro-branch/contract/bills';
import { View } from '@tarojs/components';
import { Amount } from '@/shared/ui/amount/amount';
import { readAmount, sayAmount } from '@/shared/ui/amount/say-amount';
import { pressable } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { Icon } from '@/shared/ui/icon/icon';
import { nameOf, sayDueOn } from './bill-words';
import './due-strip.scss';

interface DueStripProps {
  dues: DueList;
  today: string;
  isOffline: boolean;
  onPay: (accountId: string) => void;
  onAll: () => void;
}

/** The bill whose end of payment is nearest, one tap before it is paid; nothing where nothing is due. */
export const DueStrip = ({ dues: { dues, totalFen }, today, isOffline, onPay, onAll }: DueStripProps) => {
  const [nearest] = dues;
  if (!nearest) return null;
  const { account, amountFen } = nearest;
  const more = `待缴共 ${dues.length} 笔，`;
  return (
    <View className="due-strip">
      <View className="due-strip__row">
        <View className="due-strip__sign">
          <Icon name={account.biller.icon} />
        </View>
        <View className="due-strip__body">
          <View className="due-strip__name">{nameOf(account)}</View>
          <View className="due-strip__note mb-num">{account.maskedNumber}</View>
          <View className="due-strip__due">
            <Amount value={amountFen} />
            <View className="due-strip__words">{sayDueOn(nearest.dueOn, today)}</View>
          </View>
        </View>
        <View className="due-strip__action">
          <Button label={`去缴费：${nameOf(account)} ${readAmount(amountFen)}`} onPress={() => onPay(account.id)} isDisabled={isOffline}>
            去缴费
          </Button>
        </View>
      </View>
      {dues.length > 1 && (
        <View className="due-strip__all" {...pressable({ role: 'link', label: `${more}${readAmount(totalFen)}`, onPress: onAll })}>
          {`${more}${sayAmount(totalFen)}`}
          <Icon name="arrow" isSmall />
        </View>
      )}
    </View>
  );
};
