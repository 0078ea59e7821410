import { ApiError } from '@/shared/api/api-error';
import { send } from '@/shared/api/send';
import { readSession, readToken } from '@/shared/api/session-token';
import { endSession, renewSession, signInSettled } from '@/shared/api/sign-in';

const isOf = (failure: unknown, ...codes: ApiError['code'][]): boolean => failure instanceof ApiError && codes.includes(failure.code);

/**
 * Closes this member's account for good and forgets the session on this phone; throws `ApiError` when that did not succeed. It asks by
 * itself instead of through `call`: an account that is closed has no session, and signing in to ask again would make a new member and close
 * that. So when one attempt stays without an answer and the next finds the session over, the first one did it. One for each page.
 */
export const createEraser = (memberId: string): (() => Promise<true>) => {
  let isUnanswered = false;
  const ask = async (): Promise<void> => {
    try {
      await send('eraseMe', {}, readToken());
    } catch (failure) {
      isUnanswered ||= isOf(failure, 'offline', 'timeout', 'busy', 'unexpected');
      throw failure;
    }
  };
  const askAgain = async (failure: unknown): Promise<void> => {
    if (!isOf(failure, 'session-expired')) throw failure;
    if (isUnanswered) return;
    const isSameMember = (await renewSession()) && readSession()?.memberId === memberId;
    if (!isSameMember) throw failure;
    await ask();
  };
  return async () => {
    await signInSettled();
    await ask().catch(askAgain);
    endSession();
    return true;
  };
};
