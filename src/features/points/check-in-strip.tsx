import type { CheckInView } from '@micro-branch/contract/points';
import { View } from '@tarojs/components';
import { useLook } from '@/shared/platform/look';
import { aria } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { countPoints, sayPoints } from '@/shared/ui/points/say-points';
import { lastSevenDays, sayCalendarDay } from './check-in-days';
import { sayNextBonus, sayStreak } from './check-in-words';
import { DayMark } from './day-mark';
import { Said } from './said';
import type { CheckingIn } from './use-check-in';
import './check-in-strip.scss';

interface CheckInStripProps {
  view: CheckInView;
  checking: CheckingIn;
  isOffline: boolean;
  /** Checking in is what the page is for. */
  isPrimary?: boolean;
}

const TodayButton = ({ view, checking, isOffline, isPrimary = false }: CheckInStripProps) => {
  if (checking.isCheckedIn) return <View className="check-in-strip__done">今日已签</View>;
  return (
    <Button
      kind={isPrimary ? 'primary' : 'secondary'}
      label={`签到，得到 ${sayPoints(view.todayPoints)}`}
      onPress={checking.checkIn}
      isDisabled={isOffline || checking.isBusy}
    >
      {`签到 +${countPoints(view.todayPoints)}`}
    </Button>
  );
};

const Days = ({ view }: { view: CheckInView }) => (
  <View className="check-in-strip__days" {...aria({ role: 'list', label: '最近七天' })}>
    {lastSevenDays(view).map((day) => (
      <View
        key={day.day}
        className={`check-in-strip__day${day.isToday ? ' check-in-strip__day--today' : ''}`}
        {...aria({ role: 'listitem', label: sayCalendarDay(day) })}
      >
        <DayMark {...day} />
        {day.isToday ? '今天' : `${day.number}日`}
      </View>
    ))}
  </View>
);

/** Today's check-in, what it gives, and the last seven days; in elder mode the calendar alone has the days. What came of it stands below and is read aloud. */
export const CheckInStrip = (props: CheckInStripProps) => {
  const { view, checking } = props;
  const { isElder } = useLook();
  const bonus = sayNextBonus(view);
  return (
    <View className="check-in-strip">
      <View className="check-in-strip__head">
        <View className="check-in-strip__body">
          <View className="check-in-strip__streak">{sayStreak(view)}</View>
          {bonus && <View className="check-in-strip__bonus">{bonus}</View>}
        </View>
        <View className="check-in-strip__action">
          <TodayButton {...props} />
        </View>
      </View>
      {!isElder && <Days view={view} />}
      <Said words={checking.words} isRefused={checking.isRefused} />
    </View>
  );
};
