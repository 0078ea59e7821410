import type { Access } from '@micro-branch/contract/endpoints';
import type { Id } from '../ids';
import { Refusal } from '../refusal';

export type FindSession = (token: string) => Promise<Id | null>;

export interface Caller {
  memberId: Id | null;
  token: string | null;
}

const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]{1,256})$/i;

/**
 * Who asks. A token that is shown must be good, whatever the endpoint: a client whose session has ended is told so at once
 * instead of being taken for a stranger.
 */
export const identify = async (header: string | undefined, access: Access, findSession: FindSession): Promise<Caller> => {
  if (header === undefined && access === 'anyone') return { memberId: null, token: null };
  const token = header === undefined ? undefined : BEARER.exec(header)?.[1];
  const memberId = token === undefined ? null : await findSession(token);
  if (token === undefined || memberId === null) throw new Refusal('session-expired');
  return { memberId, token };
};
