import type { CheckInView } from '@micro-branch/contract/points';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { sayDay } from '@/shared/ui/day-words';
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
  /** The day that can be made up now; null where none can. */
  makeUpDay: string | null;
  onMakeUp: () => void;
}

const Day = ({ day, month }: { day: CalendarDay; month: string }) => (
  <View
    className={`check-in-calendar__day${day.day.startsWith(month) ? '' : ' check-in-calendar__day--around'}`}
    {...aria({ role: 'img', label: sayCalendarDay(day) })}
  >
    <DayMark {...day} />
  </View>
);

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
export const CheckInCalendar = ({ view, makeUpDay, onMakeUp }: CheckInCalendarProps) => (
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
          <Day key={day.day} day={day} month={view.today.slice(0, 7)} />
        ))}
      </View>
    ))}
    <Legend />
    {makeUpDay && (
      <View className="check-in-calendar__make-up">
        {`${sayDay(makeUpDay)}没有签到`}
        <View className="check-in-calendar__action">
          <Button kind="secondary" onPress={onMakeUp}>
            补签
          </Button>
        </View>
      </View>
    )}
  </View>
);
