import type { Boot } from '../phone';

export interface Memory {
  storage: Map<string, string>;
  authorization: Boot['authorization'];
}

export interface PhoneMemory {
  /** A single page of Moments has a storage and a memory of its own. */
  of: (isSinglePage: boolean) => Memory;
}

const empty = (): Memory => ({ storage: new Map(), authorization: { privacyAgreed: false, scopes: {} } });

/** What a phone keeps while mini-programs come and go; gone with the session. */
export const createMemory = (): PhoneMemory => {
  const normal = empty();
  const singlePage = empty();
  return { of: (isSinglePage) => (isSinglePage ? singlePage : normal) };
};
