import { View } from '@tarojs/components';
import { useAnswer } from '@/shared/api/answer';
import { useOnReturn } from '@/shared/api/on-return';
import { BarChart } from '@/shared/ui/chart/bar-chart';
import { Section } from '@/shared/ui/section/section';
import { Skeleton } from '@/shared/ui/skeleton/skeleton';
import { monthBar, saySums } from './points-months';
import './points-trend.scss';

/** Six months of points as a picture and in a sentence; nothing for whom nothing moved, and nothing in place of a failure. */
export const PointsTrend = () => {
  const { data, error, retry } = useAnswer('getPointsMonths', {});
  useOnReturn(retry);
  if (!data) return error ? null : <Skeleton bones={['title', 'hero', 'row']} />;
  const sums = saySums(data.months);
  if (!sums) return null;
  return (
    <Section title="近六个月">
      <View className="points-trend">
        <BarChart label="近六个月的积分" tone="gold" sides={{ up: '收入和退回', down: '支出和过期' }} bars={data.months.map(monthBar)} />
        <View className="points-trend__sums mb-num">{sums}</View>
      </View>
    </Section>
  );
};
