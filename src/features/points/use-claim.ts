import { useState } from 'react';
import { call } from '@/shared/api/call';
import { useRefresh } from '@/shared/api/refresh';
import { useAction } from '@/shared/api/use-action';
import { sayPoints } from '@/shared/ui/points/say-points';

/** Takes the points of a task that is done: by its key, so that twice gives once. */
export const useClaim = () => {
  const refresh = useRefresh();
  const refreshPoints = () => refresh('getPoints', 'listTasks', 'getStatement');
  const [claimedKey, setClaimedKey] = useState<string | null>(null);
  const claim = useAction((_key, taskKey: string) => call('claimTask', { params: { taskKey } }), refreshPoints);
  const run = async (taskKey: string): Promise<void> => {
    if (await claim.run(taskKey)) setClaimedKey(taskKey);
  };
  return {
    isBusy: claim.isBusy,
    isRefused: claim.refusal !== null,
    /** The task that was claimed last: known before the list is asked anew. */
    claimedKey,
    words: claim.refusal ?? (claim.answer && `已领取「${claim.answer.title}」的 ${sayPoints(claim.answer.points)}。`),
    claim: (taskKey: string) => void run(taskKey),
  };
};

export type Claiming = ReturnType<typeof useClaim>;
