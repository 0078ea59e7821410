import type { CheckInView } from '@micro-branch/contract/points';
import { CheckInCalendar } from '@/features/points/check-in-calendar';
import { CheckInRules } from '@/features/points/check-in-rules';
import { CheckInStrip } from '@/features/points/check-in-strip';
import { MakeUpSheet } from '@/features/points/make-up-sheet';
import { useCheckIn } from '@/features/points/use-check-in';
import { useAnswer } from '@/shared/api/answer';
import { useOnReturn } from '@/shared/api/on-return';
import { sayMonth } from '@/shared/ui/day-words';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { Section } from '@/shared/ui/section/section';

const Days = ({ view, isOffline }: { view: CheckInView; isOffline: boolean }) => {
  const checking = useCheckIn(view);
  const { day, ask, isAsking, isBusy, refusal, confirm, dismiss } = checking.makeUp;
  const canMakeUp = day !== null && !isOffline;
  return (
    <>
      <Section title="今天">
        <CheckInStrip view={view} checking={checking} isOffline={isOffline} isPrimary />
      </Section>
      <Section title={sayMonth(view.today.slice(0, 7))}>
        <CheckInCalendar view={view} makeUpDay={canMakeUp ? day : null} onMakeUp={ask} />
      </Section>
      <Section title="签到规则">
        <CheckInRules />
      </Section>
      {isAsking && day !== null && (
        <MakeUpSheet day={day} isBusy={isBusy} refusal={refusal} onConfirm={() => confirm(day)} onClose={dismiss} />
      )}
    </>
  );
};

/** Today's check-in, the month, and the one day that can be made up. */
const CheckIn = () => {
  const answer = useAnswer('getCheckIn', {});
  useOnReturn(answer.retry);
  return (
    <PageShell>
      <Screen answer={answer} bones={['title', 'card', 'title', 'hero', 'hero']}>
        {(view) => <Days view={view} isOffline={answer.isStale} />}
      </Screen>
    </PageShell>
  );
};

export default CheckIn;
