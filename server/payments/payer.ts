import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

const OPENID = sql('payments.openid', 'select openid from members where id = $1 and erased_at is null');

/** By which WeChat Pay and the bank know who pays; undefined once the account was closed. */
export const findOpenid = async (db: Queryable, memberId: Id): Promise<string | undefined> =>
  (await db.query<{ openid: string }>(OPENID, [memberId]))[0]?.openid;
