import { useState } from 'react';
import { addressOf } from '@/shared/api/send';
import { savePicture } from '@/shared/platform/save-picture';
import { savedWords } from './saved-words';

/** Keeps the mini-program code by itself: to be printed, or shown on a screen. */
export const useSaveCode = (code: string | undefined, title: string) => {
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState<{ words: string; isSaved: boolean; isForbidden: boolean }>();
  const save = async (): Promise<void> => {
    if (isBusy || code === undefined) return;
    setIsBusy(true);
    const saved = await savePicture({ url: addressOf('getCodePicture', { code }), headers: {}, name: `${title}-小程序码.jpg` });
    setSaid({ words: savedWords[saved], isSaved: saved === 'saved', isForbidden: saved === 'forbidden' });
    setIsBusy(false);
  };
  return { said, save: () => void save() };
};
