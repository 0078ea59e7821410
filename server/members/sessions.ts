import { createHash } from 'node:crypto';
import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';

const TOKEN_BYTES = 32;
const SESSION_DAYS = 30;
const SESSION_MS = SESSION_DAYS * 86_400_000;

const ADD = sql(
  'sessions.add',
  `insert into sessions (token_hash, member_id, created_at, expires_at)
   select $1, m.id, $3, $4 from members m where m.id = $2 and m.erased_at is null for key share`,
);
const FIND = sql(
  'sessions.find',
  'select member_id as "memberId" from sessions where token_hash = $1 and revoked_at is null and expires_at > $2',
);
const REVOKE = sql(
  'sessions.revoke',
  'update sessions set revoked_at = $2 where token_hash = $1 and revoked_at is null',
);

const FORGET = sql('sessions.forget', 'delete from sessions where expires_at <= $1');

/** Tokens carry 256 bits of chance, so a plain SHA-256 is enough to keep a stolen table useless. */
const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Begins a session. Who closes their account meanwhile has none, and their token is refused as an expired one. */
export const startSession = async (deps: Deps, memberId: Id): Promise<{ token: string; expiresAt: Date }> => {
  const token = deps.randomBytes(TOKEN_BYTES).toString('base64url');
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + SESSION_MS);
  await deps.database.query(ADD, [hashToken(token), memberId, now, expiresAt]);
  return { token, expiresAt };
};

/** The member of a token that is neither expired nor revoked. */
export const findSession = async (deps: Deps, token: string): Promise<Id | null> => {
  const [row] = await deps.database.query<{ memberId: Id }>(FIND, [hashToken(token), deps.clock.now()]);
  return row?.memberId ?? null;
};

export const revokeSession = async (deps: Deps, token: string): Promise<void> => {
  await deps.database.query(REVOKE, [hashToken(token), deps.clock.now()]);
};

/** Forgets sessions that have been over for as long as they could last: until then they explain the log. */
export const forgetSessions = async ({ database, clock }: Deps): Promise<void> => {
  await database.query(FORGET, [new Date(clock.now().getTime() - SESSION_MS)]);
};
