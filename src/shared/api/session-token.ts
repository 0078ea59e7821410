import { readStored, removeStored, writeStored } from '@/shared/platform/storage';

const KEY = 'session-token';
const LEFT_KEY = 'signed-out';

interface StoredToken {
  token: string;
  expiresAt: string;
  /** Whose session it is: known here even while the service cannot be asked. */
  memberId: string;
}

/** The session that is kept, unless there is none or its time is over by the phone's clock. */
export const readSession = (): StoredToken | undefined => {
  const stored = readStored<StoredToken>(KEY);
  return stored && Date.parse(stored.expiresAt) > Date.now() ? stored : undefined;
};

export const readToken = (): string | undefined => readSession()?.token;

/** Whether there is a session to end, even one whose time is over. */
export const hasToken = (): boolean => readStored<StoredToken>(KEY) !== undefined;

export const keepToken = ({ token, expiresAt, memberId }: StoredToken): void => {
  writeStored(KEY, { token, expiresAt, memberId });
  removeStored(LEFT_KEY);
};

export const dropToken = (): void => removeStored(KEY);

/** The member chose to leave: nothing signs them in again until they ask for it. */
export const rememberLeaving = (): void => void writeStored(LEFT_KEY, true);

export const hasLeft = (): boolean => readStored<boolean>(LEFT_KEY) === true;
