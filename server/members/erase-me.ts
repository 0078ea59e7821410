import { sql } from '../database/database';
import type { Deps } from '../deps';
import { emit } from '../events/outbox';
import type { Id } from '../ids';

/** An openid never holds a blank: nobody signs in as somebody who has gone. */
const ERASE = sql(
  'members.erase',
  `update members set name = null, branch_id = null, openid = 'erased ' || id, erased_at = $2 where id = $1 and erased_at is null
   returning id`,
);
const END_SESSIONS = sql('members.end_sessions', 'delete from sessions where member_id = $1');

/**
 * The member closes their account (个人信息保护法 art. 47). Their name, what WeChat knows them by, the branch they chose and every
 * session are gone at once, but for an exchange under way, which keeps the openid until it ends; other rooms hear of it. What the law has the bank keep for its time stays where it is: consents,
 * transfers, applications. A post is the bank's to end, and nobody can sign in to it any more. Their places in the chain stand without
 * a person: others stand below them.
 */
export const eraseMe = (deps: Deps, memberId: Id): Promise<void> =>
  deps.database.transaction(async (tx) => {
    const erasedAt = deps.clock.now();
    if ((await tx.query(ERASE, [memberId, erasedAt])).length === 0) return;
    await tx.query(END_SESSIONS, [memberId]);
    await emit(tx, deps, 'member-erased', { memberId, erasedAt: erasedAt.toISOString() });
  });
