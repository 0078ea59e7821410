import type { VisitPeriod } from '@micro-branch/contract/applications';
import type { CardAction } from '@micro-branch/contract/cards';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

export interface Application {
  id: Id;
  memberId: Id;
  key: string;
  action: CardAction;
  cardId: Id;
  snapshotId: Id;
  branchId: Id;
  contactSealed: Buffer;
  visitOn: string;
  visitPeriod: VisitPeriod;
  appliedAt: Date;
}

export type ApplicationRow = Application & { cardTitle: string; branchName: string; cancelledAt: Date | null };

const SELECT = `select a.id, a.member_id as "memberId", a.key, a.action, a.card_id as "cardId", a.snapshot_id as "snapshotId",
    a.branch_id as "branchId", a.contact_sealed as "contactSealed", a.visit_on as "visitOn",
    a.visit_period as "visitPeriod", a.applied_at as "appliedAt", s.content->>'title' as "cardTitle", b.name as "branchName",
    c.cancelled_at as "cancelledAt"
  from applications a join card_snapshots s on s.id = a.snapshot_id join branches b on b.id = a.branch_id
  left join application_cancellations c on c.application_id = a.id`;

const FIND_BY_KEY = sql('applications.find_by_key', `${SELECT} where a.member_id = $1 and a.key = $2`);
const FIND = sql('applications.find', `${SELECT} where a.member_id = $1 and a.id = $2`);
const FIND_AHEAD = sql(
  'applications.find_ahead',
  `select id from applications a where member_id = $1 and card_id = $2 and visit_on >= $3
     and not exists (select from application_cancellations c where c.application_id = a.id) limit 1`,
);
const LIST = sql('applications.list', `${SELECT} where a.member_id = $1 order by a.id desc limit 100`);
const ADD = sql(
  'applications.add',
  `insert into applications (id, member_id, key, action, card_id, snapshot_id, branch_id, contact_sealed, visit_on,
     visit_period, applied_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
const CANCEL = sql('applications.cancel', 'insert into application_cancellations (application_id, cancelled_at) values ($1, $2)');

export const findByKey = async (db: Queryable, memberId: Id, key: string): Promise<ApplicationRow | undefined> =>
  (await db.query<ApplicationRow>(FIND_BY_KEY, [memberId, key]))[0];

/** An application of this member; another's is not found. */
export const findApplication = async (db: Queryable, memberId: Id, id: Id): Promise<ApplicationRow | undefined> =>
  (await db.query<ApplicationRow>(FIND, [memberId, id]))[0];

/** Whether the member has an application for this card that still stands and whose day has not passed. */
export const hasApplicationAhead = async (db: Queryable, memberId: Id, cardId: Id, today: string): Promise<boolean> =>
  (await db.query(FIND_AHEAD, [memberId, cardId, today])).length > 0;

export const listApplications = (db: Queryable, memberId: Id): Promise<ApplicationRow[]> =>
  db.query<ApplicationRow>(LIST, [memberId]);

export const addApplication = async (db: Queryable, a: Application): Promise<void> => {
  const where = [a.id, a.memberId, a.key, a.action, a.cardId, a.snapshotId, a.branchId];
  await db.query(ADD, [...where, a.contactSealed, a.visitOn, a.visitPeriod, a.appliedAt]);
};

export const addCancellation = async (db: Queryable, id: Id, cancelledAt: Date): Promise<void> => {
  await db.query(CANCEL, [id, cancelledAt]);
};
