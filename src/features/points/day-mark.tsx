import { View } from '@tarojs/components';
import { Icon } from '@/shared/ui/icon/icon';
import type { CalendarDay } from './check-in-days';
import './day-mark.scss';

const Sign = ({ state, number }: CalendarDay) => {
  if (state === 'on-time') return <Icon name="check" isSmall />;
  return <>{state === 'make-up' ? '补' : number}</>;
};

/** One day: ✓ on time, 补 made up, otherwise its number. What holds it says the same in words. */
export const DayMark = (day: CalendarDay) => (
  <View className={`day-mark day-mark--${day.state} mb-num`}>
    <Sign {...day} />
  </View>
);
