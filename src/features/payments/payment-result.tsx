import { brand } from '@micro-branch/contract/brand';
import type { PaymentView } from '@micro-branch/contract/payments';
import { View } from '@tarojs/components';
import { sayAmount } from '@/shared/ui/amount/say-amount';
import { Cell } from '@/shared/ui/cell/cell';
import { sayInstant } from '@/shared/ui/day-words';
import { Outcome } from '@/shared/ui/outcome/outcome';
import { sayPoints } from '@/shared/ui/points/say-points';
import { Section } from '@/shared/ui/section/section';
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

interface PaymentFactsProps {
  payment: PaymentView;
  onCall: () => void;
}

/** What was paid, to whom and with what, and by which number it is found again. */
export const PaymentFacts = ({ payment, onCall }: PaymentFactsProps) => {
  const { amountFen, feeFen, points, pointsFen, couponFen, payFen, pointsEarned, endedAt, startedAt } = payment;
  return (
    <>
      <View className="mb-cells payment-facts">
        <Cell title={payment.billerName} note={[payment.maskedNumber, payment.period].filter(Boolean).join(' · ')} value={sayAmount(amountFen)} />
        {feeFen > 0 && <Cell title="手续费" value={sayAmount(feeFen)} />}
        {points > 0 && <Cell title={`积分抵扣 ${sayPoints(points)}`} value={sayAmount(-pointsFen)} />}
        {couponFen > 0 && <Cell title="优惠券" value={sayAmount(-couponFen)} />}
        <Cell title={payment.method === 'debit' ? '代扣金额' : '支付金额'} value={sayAmount(payFen)} />
        {pointsEarned !== null && pointsEarned > 0 && <Cell title="获得积分" value={sayPoints(pointsEarned)} />}
      </View>
      <Section title="办理信息">
        <View className="mb-cells">
          <Cell title="缴费编号" value={payment.id} />
          <Cell title="提交时间" value={sayInstant(startedAt)} />
          {endedAt && <Cell title="完成时间" value={sayInstant(endedAt)} />}
          <Cell icon="phone" title="客服热线" value={brand.hotline} onPress={onCall} />
        </View>
      </Section>
    </>
  );
};
