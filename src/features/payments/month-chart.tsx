import { View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import { useAnswer } from '@/shared/api/answer';
import { useLook } from '@/shared/platform/look';
import { sayAmount } from '@/shared/ui/amount/say-amount';
import { Button } from '@/shared/ui/button/button';
import { Cell } from '@/shared/ui/cell/cell';
import { BarChart } from '@/shared/ui/chart/bar-chart';
import { sayMonth } from '@/shared/ui/day-words';
import { Section } from '@/shared/ui/section/section';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { Skeleton } from '@/shared/ui/skeleton/skeleton';
import { barsOf, chartBarOf, sayBars, type Bar } from './payment-months';
import type { PaymentFilter } from './use-payments';
import './month-chart.scss';

/** The numbers of the bars, newest first. */
const Numbers = ({ bars, onClose }: { bars: readonly Bar[]; onClose: () => void }) => (
  <Sheet title="逐月缴费" onClose={onClose}>
    {[...bars].reverse().map(({ month, payFen }) => (
      <Cell key={month} title={sayMonth(month)} value={sayAmount(payFen)} />
    ))}
  </Sheet>
);

const Chart = ({ bars }: { bars: readonly Bar[] }) => {
  const [isOpen, setIsOpen] = useState(false);
  const { isElder } = useLook();
  const isEmpty = bars.every(({ payFen }) => payFen === 0);
  // In elder mode a bar is a line of its own, with its number: a month without payments would only take room.
  const shown = isElder ? bars.filter(({ payFen }) => payFen > 0) : bars;
  return (
    <View className="month-chart">
      {!isEmpty && <BarChart label="逐月缴费" bars={shown.map(chartBarOf)} />}
      <View className="month-chart__foot">
        <View className="month-chart__words">{sayBars(bars)}</View>
        {!isEmpty && !isElder && (
          <Button kind="quiet" onPress={() => setIsOpen(true)}>
            看数字
          </Button>
        )}
      </View>
      {isOpen && <Numbers bars={bars} onClose={() => setIsOpen(false)} />}
    </View>
  );
};

/** Twelve months of payments that are done: a drawing, and the same in words and numbers. */
export const MonthChart = ({ category }: Pick<PaymentFilter, 'category'>) => {
  const { data, error } = useAnswer('getPaymentMonths', {});
  const bars = useMemo(() => (data ? barsOf(data, category) : null), [data, category]);
  if (!bars && error) return null;
  return <Section title="近十二个月">{bars ? <Chart bars={bars} /> : <Skeleton bones={['card']} />}</Section>;
};
