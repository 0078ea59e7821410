import { scrollToFirst } from '@/shared/platform/scroll';

const REFUSED = '.mb-field--refused';

/** Brings the first field that was refused into sight, once it is drawn as such; on the web it takes the focus, too. */
export const showRefusedField = (): void =>
  void setTimeout(() => {
    if (process.env.TARO_ENV !== 'h5') return scrollToFirst(REFUSED);
    document.querySelector<HTMLElement>(`${REFUSED} input, ${REFUSED}[tabindex]`)?.focus();
  });
