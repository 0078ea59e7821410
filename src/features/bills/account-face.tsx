import type { BillAccountView } from '@micro-branch/contract/bills';
import { View } from '@tarojs/components';
import { Amount } from '@/shared/ui/amount/amount';
import { aria } from '@/shared/ui/aria';
import { sayInstant } from '@/shared/ui/day-words';
import { Icon } from '@/shared/ui/icon/icon';
import { Rings } from '@/shared/ui/page-shell/rings';
import { nameOf, sayDue } from './bill-words';
import './account-face.scss';

/** Whose account it is, what it owes by what is known, and since when that is known. */
export const AccountFace = ({ account, today }: { account: BillAccountView; today: string }) => {
  const { due, holder, biller } = account;
  const checked = due.checkedAt && `${sayInstant(due.checkedAt)}查询`;
  return (
    <View className="account-face">
      <Rings className="account-face__rings" />
      <View className="account-face__content">
        <View className="account-face__head">
          <View className="account-face__sign">
            <Icon name={biller.icon} />
          </View>
          <View className="account-face__body">
            <View className="account-face__name" {...aria({ role: 'heading' })}>
              {nameOf(account)}
            </View>
            {account.alias !== null && <View className="account-face__number">{biller.name}</View>}
            <View className="account-face__number mb-num">{[account.maskedNumber, holder].filter(Boolean).join(' · ')}</View>
          </View>
        </View>
        <View className="account-face__due">
          {due.state === 'due' && due.amountFen !== null && <Amount value={due.amountFen} size="large" />}
          <View className={due.state === 'due' ? 'account-face__words' : 'account-face__state'}>{sayDue(account, today)}</View>
        </View>
        {checked && <View className="account-face__checked mb-num">{checked}</View>}
      </View>
    </View>
  );
};
