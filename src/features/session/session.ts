import type { MeView } from '@micro-branch/contract/members';
import { create } from 'zustand';
import { call } from '@/shared/api/call';
import { hasLeft, readToken } from '@/shared/api/session-token';
import { endSession, onSessionChange, signInSilently } from '@/shared/api/sign-in';
import { onNetworkChange } from '@/shared/platform/network';

interface SessionState {
  /** `starting` until the silent sign-in has ended: then a member, or a guest who may look at everything public. */
  status: 'starting' | 'guest' | 'signed-in';
  member: MeView | undefined;
}

const useStore = create<SessionState>(() => ({ status: 'starting', member: undefined }));

const show = (member: MeView | undefined): void => useStore.setState({ member, status: member ? 'signed-in' : 'guest' });
onSessionChange(show);

/** Signs in as WeChat allows, without a question; where nobody can sign in the visitor stays a guest. */
const signIn = async (): Promise<void> => show(await signInSilently());

const signOut = async (): Promise<void> => {
  // The phone forgets the session even when the service cannot be told: it then ends by itself.
  await call('signOut', {}).catch(() => undefined);
  endSession();
};

/** The kept session, or a new one. Without a network a kept token stays: a guest until the service says who it is. */
const resume = async (): Promise<void> => {
  if (readToken() !== undefined) return show(await call('getMe', {}).catch(() => undefined));
  if (hasLeft()) return show(undefined);
  await signIn().catch(() => show(undefined));
};

/** Takes the session up when the program starts, and again when the network comes back; answers how to stop that. */
export const followSession = (): (() => void) => {
  void resume();
  return onNetworkChange((isOnline) => {
    if (isOnline && useStore.getState().status === 'guest') void resume();
  });
};

/** Shows the member as a call has just answered, after a change of name, branch or consent. */
export const replaceMember = (member: MeView): void => show(member);

export interface Session extends SessionState {
  /** Throws `ApiError` when WeChat or the service refuses. */
  signIn: () => Promise<void>;
  signOut: () => Promise<void>;
}

export const useSession = (): Session => ({ ...useStore(), signIn, signOut });

/** The member who is signed in, or undefined. */
export const useMember = (): MeView | undefined => useStore(({ member }) => member);
