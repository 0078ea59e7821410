import { brand } from '@micro-branch/contract/brand';
import { useState } from 'react';
import { call } from '@/shared/api/call';
import { takeAway } from '@/shared/api/gone';
import { useRefresh } from '@/shared/api/refresh';
import { useAction } from '@/shared/api/use-action';
import { showRefusedField } from '@/shared/ui/field/show-refused-field';
import { CAP_FIRST, capDigits, refuseCap } from './mandate-words';

const SHOWN = ['listMandates', 'listBillAccounts'] as const;

/** Lets bills of an account be debited up to a cap, under the agreement that the page shows. */
export const useStartMandate = (accountId: string, onStarted: () => void) => {
  const [cap, setCap] = useState(CAP_FIRST);
  const [capRefusal, setCapRefusal] = useState<string | null>(null);
  const refresh = useRefresh();
  const { isBusy, refusal, run, reset } = useAction(
    (key, capFen: number) =>
      call('startMandate', { body: { key, accountId, capFen, agreementVersion: brand.debitAgreementVersion } }),
    () => refresh(...SHOWN),
  );
  const change = (typed: string) => {
    reset();
    setCapRefusal(null);
    setCap(capDigits(typed));
  };
  const start = async (): Promise<void> => {
    const refused = refuseCap(cap);
    setCapRefusal(refused);
    if (refused) showRefusedField();
    else if (await run(Number(cap) * 100)) onStarted();
  };
  return { cap, capRefusal, change, isBusy, refusal, start: () => void start() };
};

/** Pauses, resumes and stops a mandate. Stopping takes one tap: nothing of the member's is lost by it. */
export const useMandate = (mandateId: string) => {
  const refresh = useRefresh();
  const onSettled = () => refresh(...SHOWN);
  const params = { mandateId };
  const turning = useAction((_key, isPaused: boolean) => call('switchMandate', { params, body: { isPaused } }), onSettled);
  const stopping = useAction(() => takeAway(call('stopMandate', { params }), 'mandate-not-found'), onSettled);
  return {
    isBusy: turning.isBusy || stopping.isBusy,
    refusal: turning.refusal ?? stopping.refusal,
    turn: (isOn: boolean) => void turning.run(!isOn),
    stop: () => void stopping.run(),
  };
};
