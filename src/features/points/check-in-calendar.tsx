import type { CheckInView } from '@micro-branch/contract/points';
import { View } from '@tarojs/components';
import { aria, pressable } from '@/shared/ui/aria';
import { monthWeeks, sayCalendarDay, type CalendarDay, type DayState } from './check-in-days';
import { DayMark } from './day-mark';
import './check-in-calendar.scss';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];
const LEGEND: readonly [DayState, string][] = [
  ['on-time', '按时签到'],
  ['make-up', '补签'],
];

interface CheckInCalendarProps {
  view: CheckInView;
  /** Absent where nothing can be made up now. */
  onMakeUp: (() => void) | undefined;
}

const Day = ({ day, month, onMakeUp }: { day: CalendarDay; month: string } & Pick<CheckInCalendarProps, 'onMakeUp'>) => {
  const label = sayCalendarDay(day);
  const press = day.state === 'can-make-up' ? onMakeUp : undefined;
  const around = day.day.startsWith(month) ? '' : ' check-in-calendar__day--around';
  return (
    <View
      className={`check-in-calendar__day${around}${press ? ' check-in-calendar__day--pressable' : ''}`}
      {...(press ? pressable({ label, onPress: press }) : aria({ role: 'img', label }))}
    >
      <DayMark {...day} />
    </View>
  );
};

const Legend = () => (
  <View className="check-in-calendar__legend" {...aria({ isHidden: true })}>
    {LEGEND.map(([state, words]) => (
      <View key={state} className="check-in-calendar__sign">
        <DayMark day="" number={0} state={state} isToday={false} />
        {words}
      </View>
    ))}
  </View>
);

/** The month by weeks. On time and made up are drawn differently, and said so. */
export const CheckInCalendar = ({ view, onMakeUp }: CheckInCalendarProps) => (
  <View className="check-in-calendar">
    <View className="check-in-calendar__week" {...aria({ isHidden: true })}>
      {WEEKDAYS.map((name) => (
        <View key={name} className="check-in-calendar__name">
          {name}
        </View>
      ))}
    </View>
    {monthWeeks(view).map((week, index) => (
      <View key={index} className="check-in-calendar__week">
        {week.map((day) => (
          <Day key={day.day} day={day} month={view.today.slice(0, 7)} onMakeUp={onMakeUp} />
        ))}
      </View>
    ))}
    <Legend />
  </View>
);
