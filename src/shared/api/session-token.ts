import { readStored, removeStored, writeStored } from '@/shared/platform/storage';

const KEY = 'session-token';
const LEFT_KEY = 'signed-out';

interface StoredToken {
  token: string;
  expiresAt: string;
}

/** The token of the session, unless there is none or its time is over by the phone's clock. */
export const readToken = (): string | undefined => {
  const stored = readStored<StoredToken>(KEY);
  return stored && Date.parse(stored.expiresAt) > Date.now() ? stored.token : undefined;
};

/** Whether there is a session to end, even one whose time is over. */
export const hasToken = (): boolean => readStored<StoredToken>(KEY) !== undefined;

export const keepToken = ({ token, expiresAt }: StoredToken): void => {
  writeStored(KEY, { token, expiresAt });
  removeStored(LEFT_KEY);
};

export const dropToken = (): void => removeStored(KEY);

/** The member chose to leave: nothing signs them in again until they ask for it. */
export const rememberLeaving = (): void => writeStored(LEFT_KEY, true);

export const hasLeft = (): boolean => readStored<boolean>(LEFT_KEY) === true;
