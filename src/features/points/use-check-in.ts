import type { CheckInAnswer, CheckInView } from '@micro-branch/contract/points';
import { useState } from 'react';
import { call } from '@/shared/api/call';
import { useRefresh } from '@/shared/api/refresh';
import { useAction } from '@/shared/api/use-action';
import { sayCheckedIn } from './check-in-words';

/** Checking in today, and making up the day that can be made up. Whatever shows points is asked anew afterwards. */
export const useCheckIn = ({ today, isCheckedIn, makeUpDay }: CheckInView) => {
  const refresh = useRefresh();
  const refreshPoints = () => refresh('getPoints', 'getCheckIn', 'listTasks', 'getStatement');
  const checkIn = useAction((key) => call('checkIn', { body: { key } }), refreshPoints);
  const makeUp = useAction((key, day: string) => call('makeUpCheckIn', { body: { key, day } }), refreshPoints);
  const [isAsking, setIsAsking] = useState(false);
  const [done, setDone] = useState<CheckInAnswer | null>(null);
  const dismiss = () => {
    setIsAsking(false);
    makeUp.reset();
  };
  const confirmMakeUp = async (day: string): Promise<void> => {
    const answer = await makeUp.run(day);
    if (!answer) return;
    checkIn.reset();
    setIsAsking(false);
    setDone(answer);
  };
  return {
    /** True from the answer on: what is shown of today is asked anew only then. */
    isCheckedIn: isCheckedIn || checkIn.answer?.day === today,
    isBusy: checkIn.isBusy,
    checkIn: () => void checkIn.run().then((answer) => answer && setDone(answer)),
    /** The last thing that was done, or why it was not. */
    words: checkIn.refusal ?? (done && sayCheckedIn(done)),
    isRefused: checkIn.refusal !== null,
    makeUp: {
      day: makeUp.answer?.day === makeUpDay ? null : makeUpDay,
      isAsking,
      isBusy: makeUp.isBusy,
      refusal: makeUp.refusal,
      ask: () => setIsAsking(true),
      confirm: (day: string) => void confirmMakeUp(day),
      dismiss,
    },
  };
};

export type CheckingIn = ReturnType<typeof useCheckIn>;
