import { isViolation, sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { Refusal } from '../refusal';

export interface Member {
  id: Id;
  name: string | null;
  branchId: Id | null;
  joinedAt: Date;
  staffTitle: string | null;
  staffBranch: string | null;
  isErased: boolean;
}

export interface Consent {
  version: string;
  decision: 'agreed' | 'refused';
  decidedAt: Date;
}

const FIND = sql(
  'members.find',
  `select m.id, m.name, m.branch_id as "branchId", m.joined_at as "joinedAt", s.title as "staffTitle", b.name as "staffBranch",
     m.erased_at is not null as "isErased"
   from members m left join staff s on s.member_id = m.id left join branches b on b.id = s.branch_id
   where m.id = any($1::bigint[])`,
);
const REGISTER = sql(
  'members.register',
  `insert into members (id, openid, name, branch_id, joined_at) values ($1, $2, $3, $4, $5)
   on conflict (openid) do nothing returning id`,
);
const FIND_BY_OPENID = sql('members.find_by_openid', 'select id from members where openid = $1');
const UPDATE = sql(
  'members.update',
  'update members set name = coalesce($2, name), branch_id = coalesce($3, branch_id) where id = $1 and erased_at is null',
);
const LOCK = sql('members.lock', 'select id from members where id = $1 and erased_at is null for update');
const SAVE_STAFF = sql(
  'members.save_staff',
  `insert into staff (member_id, branch_id, title, roles) values ($1, $2, $3, $4)
   on conflict (member_id) do update set branch_id = $2, title = $3, roles = $4`,
);
const LAST_CONSENT = sql(
  'members.last_consent',
  `select version, decision, decided_at as "decidedAt" from consents
   where member_id = $1 and document = 'privacy' order by id desc limit 1`,
);
const ADD_CONSENT = sql(
  'members.add_consent',
  'insert into consents (id, member_id, document, version, decision, decided_at) values ($1, $2, $3, $4, $5, $6)',
);

export const findMembers = async (db: Queryable, ids: readonly Id[]): Promise<Map<Id, Member>> => {
  if (ids.length === 0) return new Map();
  const members = await db.query<Member>(FIND, [[...new Set(ids)]]);
  return new Map(members.map((member) => [member.id, member]));
};

export const findMember = async (db: Queryable, id: Id): Promise<Member | undefined> => (await findMembers(db, [id])).get(id);

export interface NewMember {
  id: Id;
  openid: string;
  name: string | null;
  branchId: Id | null;
  joinedAt: Date;
}

/** The member of an openid, made when there is none. Of two at once, one makes it. Who closes their account meanwhile makes room for a new one. */
export const saveMember = async (db: Queryable, member: NewMember): Promise<Id> => {
  const { id, openid, name, branchId, joinedAt } = member;
  for (;;) {
    const [made] = await db.query<{ id: Id }>(REGISTER, [id, openid, name, branchId, joinedAt]);
    const [found] = made ? [made] : await db.query<{ id: Id }>(FIND_BY_OPENID, [openid]);
    if (found) return found.id;
  }
};

export const updateMember = async (
  db: Queryable,
  id: Id,
  change: { name: string | null; branchId: Id | null },
): Promise<void> => {
  await db.query(UPDATE, [id, change.name, change.branchId]).catch((error: unknown) => {
    throw isViolation(error, 'members_branch_id_fkey') ? new Refusal('branch-not-found') : error;
  });
};

/**
 * Holds the member's row until the transaction ends: what a member may do once at a time queues here. Refuses with `session-expired` who
 * closed their account after the request was let in.
 */
export const lockMember = async (db: Queryable, id: Id): Promise<void> => {
  if ((await db.query(LOCK, [id])).length === 0) throw new Refusal('session-expired');
};

/** What a post lets its holder do beyond their branch. */
export type StaffRole = 'finance' | 'marketing' | 'risk';

export interface StaffPost {
  memberId: Id;
  branchId: Id;
  title: string;
  /** None unless it is told. */
  roles?: readonly StaffRole[];
}

export const saveStaff = async (db: Queryable, post: StaffPost): Promise<void> => {
  await db.query(SAVE_STAFF, [post.memberId, post.branchId, post.title, post.roles ?? []]);
};

export const findLastConsent = async (db: Queryable, memberId: Id): Promise<Consent | undefined> =>
  (await db.query<Consent>(LAST_CONSENT, [memberId]))[0];

export const addConsent = async (
  db: Queryable,
  consent: Consent & { id: Id; memberId: Id; document: 'privacy' },
): Promise<void> => {
  const { id, memberId, document, version, decision, decidedAt } = consent;
  await db.query(ADD_CONSENT, [id, memberId, document, version, decision, decidedAt]);
};
