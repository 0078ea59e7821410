import { View } from '@tarojs/components';
import { Amount } from '@/shared/ui/amount/amount';
import './money-row.scss';

interface MoneyRowProps {
  title: string;
  note?: string;
  /** Whole fen; negative takes off. */
  amountFen: number;
  /** What the rows above it come to. */
  isSum?: boolean;
}

/** One line of a bill: what it is, and how much, which a reader hears in words. */
export const MoneyRow = ({ title, note, amountFen, isSum = false }: MoneyRowProps) => (
  <View className={`money-row${isSum ? ' money-row--sum' : ''}`}>
    <View className="money-row__body">
      <View className="money-row__title">{title}</View>
      {note && <View className="money-row__note mb-num">{note}</View>}
    </View>
    <Amount value={amountFen} />
  </View>
);
