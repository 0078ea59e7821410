import type { PaymentView } from '@micro-branch/contract/payments';
import { View } from '@tarojs/components';
import { Cell } from '@/shared/ui/cell/cell';
import { sayInstant } from '@/shared/ui/day-words';
import { Hotline } from '@/shared/ui/hotline/hotline';
import { HotlineCell } from '@/shared/ui/hotline/hotline-cell';
import { Outcome } from '@/shared/ui/outcome/outcome';
import { sayPoints } from '@/shared/ui/points/say-points';
import { Section } from '@/shared/ui/section/section';
import { MoneyRow } from './money-row';
import { sayOutcome, stateIcons, titleWords } from './payment-words';
import './payment-result.scss';

interface PaymentHeadProps {
  payment: PaymentView;
  /** It takes longer than anybody should wait here. */
  isLate: boolean;
}

export const PaymentHead = ({ payment, isLate }: PaymentHeadProps) => (
  <Outcome icon={stateIcons[payment.state]} title={titleWords[payment.state]} words={sayOutcome(payment, isLate)} />
);

/** What was paid, to whom and with what, and by which number it is found again. */
export const PaymentFacts = ({ payment }: Pick<PaymentHeadProps, 'payment'>) => {
  const { amountFen, feeFen, points, pointsFen, couponFen, payFen, pointsEarned, endedAt, startedAt } = payment;
  return (
    <>
      <View className="mb-cells payment-facts">
        <MoneyRow title={payment.billerName} note={[payment.maskedNumber, payment.period].filter(Boolean).join(' · ')} amountFen={amountFen} />
        {feeFen > 0 && <MoneyRow title="手续费" amountFen={feeFen} />}
        {points > 0 && <MoneyRow title={`积分抵扣 ${sayPoints(points)}`} amountFen={-pointsFen} />}
        {couponFen > 0 && <MoneyRow title="优惠券" amountFen={-couponFen} />}
        <MoneyRow title={payment.method === 'debit' ? '代扣金额' : '实付'} amountFen={payFen} isSum />
        {pointsEarned !== null && pointsEarned > 0 && <Cell title="获得积分" value={sayPoints(pointsEarned)} />}
      </View>
      <Hotline />
      <Section title="办理信息">
        <View className="mb-cells">
          <Cell title="缴费编号" note={payment.id} />
          <Cell title="提交时间" value={sayInstant(startedAt)} />
          {endedAt && <Cell title="完成时间" value={sayInstant(endedAt)} />}
          <HotlineCell />
        </View>
      </Section>
    </>
  );
};
