import { useState } from 'react';
import type { FamilyMember } from '@micro-branch/contract/bills';
import { call } from '@/shared/api/call';
import { takeAway } from '@/shared/api/gone';
import { useRefresh } from '@/shared/api/refresh';
import { useAction } from '@/shared/api/use-action';

/** Names somebody whose bills the member pays; the field is empty again when it was taken. */
export const useAddFamily = () => {
  const [name, setName] = useState('');
  const refresh = useRefresh();
  const { isBusy, refusal, run, reset } = useAction(
    (key, called: string) => call('addFamily', { body: { key, name: called } }),
    () => refresh('listFamily'),
  );
  const add = async (): Promise<void> => {
    if (await run(name.trim())) setName('');
  };
  const type = (typed: string) => {
    reset();
    setName(typed);
  };
  return { name, type, isBusy, refusal, canAdd: name.trim() !== '' && !isBusy, add: () => void add() };
};

/** Asks before a name is forgotten. */
export const useRemoveFamily = () => {
  const [asked, setAsked] = useState<FamilyMember | null>(null);
  const refresh = useRefresh();
  const { isBusy, refusal, run, reset } = useAction(
    (_key, familyId: string) => takeAway(call('removeFamily', { params: { familyId } }), 'family-not-found'),
    () => refresh('listFamily', 'listBillAccounts', 'listDues'),
  );
  const dismiss = () => {
    reset();
    setAsked(null);
  };
  const remove = async (): Promise<void> => {
    if (asked && (await run(asked.id))) setAsked(null);
  };
  return { asked, isBusy, refusal, ask: setAsked, remove: () => void remove(), dismiss };
};
