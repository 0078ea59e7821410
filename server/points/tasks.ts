import type { TaskView } from '@micro-branch/contract/points';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { findMember } from '../members/store';
import { shanghaiDay } from '../shanghai';
import { hasRun } from './check-in-rules';
import { listRecent } from './check-ins';
import { monthOf } from './months';
import type { Task, TaskFact } from './rules';

const WEEK_DAYS = 7;

/** What the mall keeps of a member's points: an order that was cancelled or returned is none. */
const REDEEMED = sql(
  'tasks.redeemed',
  `select coalesce(sum(case points_house('order') when credit_id then amount when debit_id then -amount end), 0) > 0 as "isRedeemed"
   from transfers where owner_id = $1`,
);
const CLAIMS = sql('task_claims.list', `select task_key as key, period, points from task_claims where member_id = $1 and period in ('once', $2)`);
const CLAIM = sql('task_claims.add', 'insert into task_claims (member_id, task_key, period, points, claimed_at) values ($1, $2, $3, $4, $5)');

/** What is so, as our own tables know it. */
const findFacts = async (db: Queryable, memberId: Id, today: string): Promise<Record<TaskFact, boolean>> => {
  const member = await findMember(db, memberId);
  const checkIns = await listRecent(db, memberId, today);
  const thisMonth = checkIns.map(({ day }) => day).filter((day) => monthOf(day) === monthOf(today));
  const [redeemed] = await db.query<{ isRedeemed: boolean }>(REDEEMED, [memberId]);
  return {
    named: Boolean(member?.name),
    'branch-chosen': Boolean(member?.branchId),
    'week-of-check-ins': hasRun(new Set(thisMonth), WEEK_DAYS),
    'redeemed-once': redeemed!.isRedeemed,
  };
};

/** In which a task can be claimed once: for ever, or this month. */
export const periodOf = ({ period }: Task, today: string): string => (period === 'once' ? 'once' : monthOf(today));

/** Each task with how far the member is. What was claimed shows the points it gave. */
export const viewTasks = async (
  db: Queryable,
  tasks: readonly Task[],
  { memberId, now }: { memberId: Id; now: Date },
): Promise<TaskView[]> => {
  const today = shanghaiDay(now);
  const facts = await findFacts(db, memberId, today);
  const claims = await db.query<{ key: string; period: string; points: string }>(CLAIMS, [memberId, monthOf(today)]);
  return tasks.map((task) => {
    const { key, title, words, period } = task;
    const claim = claims.find((made) => made.key === key && made.period === periodOf(task, today));
    const state = claim ? 'claimed' : facts[task.fact] ? 'done' : 'open';
    return { key, title, words, points: Number(claim?.points ?? task.points), period, state };
  });
};

export interface Claim {
  memberId: Id;
  key: string;
  period: string;
  points: number;
  claimedAt: Date;
}

export const addClaim = async (tx: Queryable, { memberId, key, period, points, claimedAt }: Claim): Promise<void> => {
  await tx.query(CLAIM, [memberId, key, period, points, claimedAt]);
};
