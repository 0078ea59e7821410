import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { eraseMe } from './erase-me';
import { getMe } from './me';
import { getMyBranch } from './my-branch';
import { recordConsent } from './record-consent';
import { revokeSession } from './sessions';
import { signIn } from './sign-in';
import { updateMe } from './update-me';

export const memberRoutes = (
  deps: Deps,
): Handlers<'signIn' | 'signOut' | 'getMe' | 'getMyBranch' | 'updateMe' | 'recordConsent' | 'eraseMe'> => ({
  signIn: ({ body }) => signIn(deps, body.code),
  signOut: async ({ token }) => {
    if (token) await revokeSession(deps, token);
    return null;
  },
  getMe: ({ memberId }) => getMe(deps, memberId),
  getMyBranch: ({ memberId }) => getMyBranch(deps, memberId),
  updateMe: async ({ memberId, body }) => {
    await updateMe(deps, memberId, body);
    return getMe(deps, memberId);
  },
  eraseMe: async ({ memberId }) => {
    await eraseMe(deps, memberId);
    return null;
  },
  recordConsent: async ({ memberId, body }) => {
    await recordConsent(deps, memberId, body);
    return getMe(deps, memberId);
  },
});
