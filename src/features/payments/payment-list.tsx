import type { PaymentView } from '@micro-branch/contract/payments';
import { View } from '@tarojs/components';
import { Amount } from '@/shared/ui/amount/amount';
import { readAmount, sayAmount } from '@/shared/ui/amount/say-amount';
import { pressable } from '@/shared/ui/aria';
import { sayInstant, sayMonth } from '@/shared/ui/day-words';
import { Icon } from '@/shared/ui/icon/icon';
import { Section } from '@/shared/ui/section/section';
import { groupByMonth, type Bar } from './payment-months';
import { sayFor, stateWords } from './payment-words';
import './payment-list.scss';

interface PaymentRowProps {
  payment: PaymentView;
  onOpen: (paymentId: string) => void;
}

/** One payment: for what, how much, and where it stands. */
export const PaymentRow = ({ payment, onOpen }: PaymentRowProps) => (
  <View
    className={`payment-list__row payment-list__row--${payment.state}`}
    {...pressable({
      role: 'link',
      label: `${sayFor(payment)}，${readAmount(payment.payFen)}，${stateWords[payment.state]}，${sayInstant(payment.startedAt)}`,
      onPress: () => onOpen(payment.id),
    })}
  >
    <View className="payment-list__icon">
      <Icon name={payment.icon} />
    </View>
    <View className="payment-list__body">
      <View className="payment-list__line">
        <View className="payment-list__name">{payment.billerName}</View>
        <Amount value={payment.payFen} />
      </View>
      <View className="payment-list__line">
        <View className="payment-list__note mb-num">{`${payment.maskedNumber} · ${sayInstant(payment.startedAt)}`}</View>
        <View className="payment-list__state">{stateWords[payment.state]}</View>
      </View>
    </View>
  </View>
);

interface PaymentListProps {
  payments: readonly PaymentView[];
  /** What was paid in each month in all, where it is known. */
  totals: readonly Bar[];
  onOpen: (paymentId: string) => void;
}

/** Month by month, each with what was paid in the whole of it. */
export const PaymentList = ({ payments, totals, onOpen }: PaymentListProps) => (
  <>
    {groupByMonth(payments).map(({ month, payments: inMonth }) => {
      const total = totals.find((bar) => bar.month === month);
      return (
        <Section key={month} title={sayMonth(month)} {...(total && { note: `已缴 ${sayAmount(total.payFen)}` })}>
          <View className="mb-cells">
            {inMonth.map((payment) => (
              <PaymentRow key={payment.id} payment={payment} onOpen={onOpen} />
            ))}
          </View>
        </Section>
      );
    })}
  </>
);
