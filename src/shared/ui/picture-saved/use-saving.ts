import { useState } from 'react';
import type { PictureSaved } from '@/shared/platform/save-picture';

/** Keeps a picture, one at a time, and says what became of it; undefined when there is nothing to say. */
export const useSaving = <Terms extends unknown[]>(run: (...terms: Terms) => Promise<PictureSaved | undefined>) => {
  const [isBusy, setIsBusy] = useState(false);
  const [saved, setSaved] = useState<PictureSaved>();
  const save = async (...terms: Terms): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    setSaved(await run(...terms).catch(() => 'failed' as const));
    setIsBusy(false);
  };
  return { isBusy, saved, save: (...terms: Terms) => void save(...terms) };
};
