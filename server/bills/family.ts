import type { FamilyList, FamilyMember } from '@micro-branch/contract/bills';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { lockMember } from '../members/store';
import { Refusal } from '../refusal';
import { FAMILY_MAX } from './rules';

const FIND = sql('family.find', 'select id, name from family_members where id = $1 and member_id = $2 for key share');
const FIND_BY_KEY = sql('family.find_by_key', 'select id, name from family_members where member_id = $1 and key = $2');
const LIST = sql('family.list', 'select id, name from family_members where member_id = $1 order by id');
const ADD = sql('family.add', 'insert into family_members (id, member_id, key, name) values ($1, $2, $3, $4)');
const REMOVE = sql('family.remove', 'delete from family_members where id = $1 and member_id = $2 returning id');

export const listFamily = async (db: Queryable, memberId: Id): Promise<FamilyList> => ({ family: await db.query<FamilyMember>(LIST, [memberId]) });

/** Holds the name until the transaction ends. Refuses with `family-not-found`, for a name of somebody else as well. */
export const requireFamily = async (tx: Queryable, memberId: Id, familyId: Id): Promise<void> => {
  if ((await tx.query(FIND, [familyId, memberId])).length === 0) throw new Refusal('family-not-found');
};

/** The same key again answers the first result. Refuses with `idempotency-conflict` or `too-many-accounts`. */
export const addFamily = async (tx: Queryable, deps: Pick<Deps, 'newId'>, memberId: Id, { key, name }: { key: string; name: string }): Promise<FamilyMember> => {
  await lockMember(tx, memberId);
  const [known] = await tx.query<FamilyMember>(FIND_BY_KEY, [memberId, key]);
  if (known && known.name !== name) throw new Refusal('idempotency-conflict');
  if (known) return known;
  if ((await tx.query(LIST, [memberId])).length >= FAMILY_MAX) throw new Refusal('too-many-accounts');
  const id = deps.newId();
  await tx.query(ADD, [id, memberId, key, name]);
  return { id, name };
};

/** The accounts stay, under nobody's name. Refuses with `family-not-found`. */
export const removeFamily = async (db: Queryable, memberId: Id, familyId: Id): Promise<void> => {
  if ((await db.query(REMOVE, [familyId, memberId])).length === 0) throw new Refusal('family-not-found');
};
