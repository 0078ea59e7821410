import type { BillAccountView, UpdateAccountBody } from '@micro-branch/contract/bills';
import { call } from '@/shared/api/call';
import { takeAway } from '@/shared/api/gone';
import { useRefresh } from '@/shared/api/refresh';
import { useAction } from '@/shared/api/use-action';
import { settingsOf } from './account-terms';

const SHOWN = ['listBillAccounts', 'listDues', 'listMandates'] as const;

/** Changes one setting of an account and keeps the others; told twice, the service has it once. */
export const useAccountSettings = (account: BillAccountView) => {
  const refresh = useRefresh();
  const { isBusy, refusal, run, reset } = useAction(
    (_key, change: Partial<UpdateAccountBody>) =>
      call('updateBillAccount', { params: { accountId: account.id }, body: { ...settingsOf(account), ...change } }),
    () => refresh(...SHOWN),
  );
  return { isBusy, refusal, reset, save: async (change: Partial<UpdateAccountBody>) => (await run(change)) !== undefined };
};

export type AccountSettings = ReturnType<typeof useAccountSettings>;

/** Forgets an account after the member was asked; its payments stay. */
export const useUnbind = (accountId: string, onDone: () => void) => {
  const refresh = useRefresh();
  const { isBusy, refusal, run, reset } = useAction(
    () => takeAway(call('unbindAccount', { params: { accountId } }), 'bill-account-not-found'),
    () => refresh(...SHOWN),
  );
  const unbind = async (): Promise<void> => {
    if (await run()) onDone();
  };
  return { isBusy, refusal, unbind: () => void unbind(), reset };
};
