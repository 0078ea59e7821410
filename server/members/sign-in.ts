import type { SessionView } from '@micro-branch/contract/members';
import type { Deps } from '../deps';
import { getMe } from './me';
import { registerMember } from './register-member';
import { startSession } from './sessions';

/** Exchanges a `wx.login` code for a session. WeChat says who it is; nothing the client claims is taken. */
export const signIn = async (deps: Deps, code: string): Promise<SessionView> => {
  const { openid } = await deps.wechatLogin.exchangeCode(code);
  const id = await registerMember(deps, { openid });
  const { token, expiresAt } = await startSession(deps, id);
  return { token, expiresAt: expiresAt.toISOString(), member: await getMe(deps, id) };
};
