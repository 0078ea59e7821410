import { useState } from 'react';
import { call } from '@/shared/api/call';
import { useAction } from '@/shared/api/use-action';
import { canScan, scanCode } from '@/shared/platform/scan-code';
import { keepScanned } from './scanned';

/** As many characters as the service takes. */
export const CODE_CHARACTERS_MAX = 512;

/** A code on a paper bill, from the camera or from its text, to the form that it fills in. */
export const useBillCode = (onRead: (billerId: string) => void) => {
  const [isTyping, setIsTyping] = useState(false);
  const { isBusy, refusal, run, reset } = useAction((_key, text: string) => call('readBillCode', { body: { text } }));
  const read = async (text: string): Promise<void> => {
    const answer = await run(text);
    if (!answer) return;
    setIsTyping(false);
    keepScanned(answer.biller.id, answer.fields);
    onRead(answer.biller.id);
  };
  const scan = async (): Promise<void> => {
    if (!canScan) return setIsTyping(true);
    const text = await scanCode();
    if (text !== undefined) await read(text.slice(0, CODE_CHARACTERS_MAX));
  };
  const dismiss = () => {
    reset();
    setIsTyping(false);
  };
  return { isTyping, isBusy, refusal, scan: () => void scan(), read: (text: string) => void read(text), dismiss };
};

export type BillCode = ReturnType<typeof useBillCode>;
