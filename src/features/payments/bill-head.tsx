import type { BillAccountView, BillView } from '@micro-branch/contract/bills';
import { View } from '@tarojs/components';
import { Amount } from '@/shared/ui/amount/amount';
import { aria } from '@/shared/ui/aria';
import { sayFullDay } from '@/shared/ui/day-words';
import { Icon } from '@/shared/ui/icon/icon';
import { Rings } from '@/shared/ui/page-shell/rings';
import './bill-head.scss';

interface BillHeadProps {
  account: BillAccountView;
  bill: BillView | undefined;
}

const sayWhose = ({ maskedNumber, holder, alias }: BillAccountView): string => [alias, maskedNumber, holder].filter(Boolean).join(' · ');

const sayWhen = ({ period, dueOn }: BillView): string => [period, dueOn && `${sayFullDay(dueOn)}前缴`].filter(Boolean).join(' · ');

/** Who is paid, for which account, and how much. */
export const BillHead = ({ account, bill }: BillHeadProps) => (
  <View className="bill-head">
    <Rings className="bill-head__rings" />
    <View className="bill-head__who">
      <Icon name={account.biller.icon} />
      <View className="bill-head__name" {...aria({ role: 'heading' })}>
        {account.biller.name}
      </View>
    </View>
    <View className="bill-head__number mb-num">{sayWhose(account)}</View>
    {bill && (
      <View className="bill-head__amount">
        <Amount value={bill.amountFen} size="large" />
        <View className="bill-head__when">{sayWhen(bill)}</View>
      </View>
    )}
  </View>
);
