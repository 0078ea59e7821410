import type { Receipt } from '@micro-branch/contract/payments';
import { View } from '@tarojs/components';
import { useMemo } from 'react';
import { Amount } from '@/shared/ui/amount/amount';
import { readAmount, sayAmount } from '@/shared/ui/amount/say-amount';
import { aria } from '@/shared/ui/aria';
import { sayFullDay } from '@/shared/ui/day-words';
import { Drawing, type Draw } from '@/shared/ui/drawing/drawing';
import { sayPoints } from '@/shared/ui/points/say-points';
import { drawSeal } from './draw-seal';
import './receipt-paper.scss';

interface RowProps {
  label: string;
  value: string;
  /** What a reader hears instead of the value. */
  said?: string;
}

const Row = ({ label, value, said }: RowProps) => (
  <View className="receipt__row" {...aria({ role: 'listitem', ...(said && { label: `${label} ${said}` }) })}>
    <View className="receipt__label">{label}</View>
    <View className="receipt__value mb-num">{value}</View>
  </View>
);

const offOf = ({ points, pointsFen, couponFen }: Receipt['payment']): string =>
  [points > 0 && `${sayPoints(points)}抵 ${readAmount(pointsFen)}`, couponFen > 0 && `优惠券减 ${readAmount(couponFen)}`].filter(Boolean).join('，');

/** The receipt as a sheet of paper. The seal is drawn over it, and says in words what it says in red. */
export const ReceiptPaper = ({ receipt }: { receipt: Receipt }) => {
  const { number, payment, paidOn, billerNumber, amountInWords, bankName, sealWords } = receipt;
  const draw = useMemo<Draw>(() => (surface, palette) => drawSeal(surface, { bankName, sealWords }, palette), [bankName, sealWords]);
  const off = offOf(payment);
  return (
    <View className="receipt">
      <View className="receipt__title" {...aria({ role: 'heading' })}>
        {`${bankName} 缴费电子回单`}
      </View>
      <View className="receipt__number mb-num">{`回单编号 ${number}`}</View>
      <View className="receipt__amount">
        <Amount value={payment.payFen} size="large" />
        <View className="receipt__words">{`实付人民币 ${amountInWords}`}</View>
      </View>
      <View {...aria({ role: 'list', label: '回单内容' })}>
        <Row label="收款单位" value={payment.billerName} />
        <Row label="缴费户号" value={payment.maskedNumber} />
        {payment.period && <Row label="账期" value={payment.period} />}
        <Row label="缴费日期" value={sayFullDay(paidOn)} />
        <Row label="缴费金额" value={sayAmount(payment.amountFen)} said={readAmount(payment.amountFen)} />
        {payment.feeFen > 0 && <Row label="手续费" value={sayAmount(payment.feeFen)} said={readAmount(payment.feeFen)} />}
        {off && <Row label="抵扣" value={off} />}
        <Row label="支付方式" value={payment.method === 'debit' ? '账户代扣' : '微信支付'} />
        <Row label="缴费编号" value={payment.id} />
        <Row label="收款方流水" value={billerNumber} />
      </View>
      <View className="receipt__seal" {...aria({ role: 'img', label: `印章：${bankName}，${sealWords}` })}>
        <Drawing className="receipt__drawing" draw={draw} />
      </View>
      <View className="receipt__foot">本回单由系统生成，编号可在网点或客服核对。</View>
    </View>
  );
};
