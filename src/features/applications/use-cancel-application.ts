import type { ApplicationView } from '@micro-branch/contract/applications';
import { useState } from 'react';
import { call } from '@/shared/api/call';
import { useAction } from '@/shared/api/use-action';

/** Asks before an application is cancelled. Told twice, the service does it once. */
export const useCancelApplication = (onSettled: () => void) => {
  const [asked, setAsked] = useState<ApplicationView | null>(null);
  const { isBusy, refusal, run, reset } = useAction(
    (_key, applicationId: string) => call('cancelApplication', { params: { applicationId } }),
    onSettled,
  );
  const dismiss = () => {
    reset();
    setAsked(null);
  };
  const cancel = async (): Promise<void> => {
    if (asked && (await run(asked.id))) setAsked(null);
  };
  return { asked, isBusy, refusal, ask: setAsked, cancel, dismiss };
};
