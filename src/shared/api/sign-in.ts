import type { MeView } from '@micro-branch/contract/members';
import { requestLoginCode } from '@/shared/platform/login';
import { send } from './send';
import { dropToken, hasLeft, hasToken, keepToken, rememberLeaving } from './session-token';

type SessionListener = (member: MeView | undefined) => void;

let inFlight: Promise<MeView | undefined> | undefined;
const listeners = new Set<SessionListener>();

const tell = (member: MeView | undefined): void => listeners.forEach((listener) => listener(member));

const exchange = async (): Promise<MeView | undefined> => {
  const code = await requestLoginCode();
  if (code === undefined) return undefined;
  const session = await send('signIn', { body: { code } }, undefined);
  keepToken({ ...session, memberId: session.member.id });
  tell(session.member);
  return session.member;
};

/**
 * Signs in without asking anything, as WeChat allows; undefined where nobody can sign in. A login code is good once, so
 * everybody who asks meanwhile shares the one attempt.
 */
export const signInSilently = (): Promise<MeView | undefined> => {
  inFlight ??= exchange().finally(() => {
    inFlight = undefined;
  });
  return inFlight;
};

/** Waits for a sign-in that is under way, however it ends. */
export const signInSettled = async (): Promise<void> => {
  await inFlight?.catch(() => undefined);
};

/** Forgets the session on this phone; revoking it is a call of its own. */
export const endSession = (): void => {
  dropToken();
  rememberLeaving();
  tell(undefined);
};

/** The session is over: sign in again where that is possible, or go on as a guest. */
export const renewSession = async (): Promise<boolean> => {
  const hadSession = hasToken();
  dropToken();
  const member = hasLeft() ? undefined : await signInSilently().catch(() => undefined);
  // A guest who asks for what is a member's is refused and stays a guest: nothing has ended that others must hear of.
  if (!member && hadSession) tell(undefined);
  return member !== undefined;
};

/** Calls back with the member after each sign-in, and with undefined when the session has ended. */
export const onSessionChange = (listener: SessionListener): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
