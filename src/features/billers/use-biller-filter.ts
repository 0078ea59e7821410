import { useEffect, useState } from 'react';
import type { BillerCategory } from '@micro-branch/contract/billers';

/** As many as the service takes. */
export const TEXT_CHARACTERS_MAX = 30;
const PAUSE_MS = 300;

/** What is looked for. The service is asked when the typing pauses, not for every letter. */
export const useBillerFilter = (first: BillerCategory | null, region: string | undefined) => {
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const [category, setCategory] = useState(first);
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return { typed, type: setTyped, category, setCategory, filter: { text, category, region } };
};
