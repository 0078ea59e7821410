import type { RewardReason, RewardState, RewardStep } from '@micro-branch/contract/rewards';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import type { Conversion } from '../referrals/conversions';

export interface Reward {
  id: Id;
  conversionId: Id;
  level: number;
  rulesVersion: number | null;
  /** Who gets it, and who did what it is for. */
  memberId: Id;
  openerId: Id;
  month: string;
  state: RewardState;
  reason: RewardReason | null;
  points: number;
  takenBack: number;
  steps: RewardStep[];
  decidedAt: Date;
  paidAt: Date | null;
}

interface Row extends Omit<Reward, 'points' | 'takenBack'> {
  points: string;
  takenBack: string;
}

const SELECT = `select id, conversion_id as "conversionId", level, rules_version as "rulesVersion", member_id as "memberId",
    opener_id as "openerId", month, state, reason, points, taken_back as "takenBack", steps, decided_at as "decidedAt", paid_at as "paidAt"
  from rewards`;
const OF_CONVERSION = sql('rewards.of_conversion', `${SELECT} where conversion_id = $1 order by level`);
const LOCK_OF_CONVERSION = sql('rewards.lock_of_conversion', `${SELECT} where conversion_id = $1 order by level for update`);
const LOCK_REVIEWED = sql(
  'rewards.lock_reviewed',
  `with own as (select conversion_id, level from rewards where member_id = any($1::bigint[]))
   ${SELECT} where id in (
     select id from rewards where state = 'held' and (member_id = any($1::bigint[]) or opener_id = any($1::bigint[]))
     union select r.id from own join rewards r on r.conversion_id = own.conversion_id and r.state = 'held' where own.level = 1
     union select r.id from own join conversions c on c.id = own.conversion_id and c.converted_at >= (
       select window_start from fraud_signals where id = $2
     ) join rewards r on r.conversion_id = own.conversion_id and r.state = 'paid'
   ) order by id for update`,
);
const ADD = sql(
  'rewards.add',
  `insert into rewards (id, conversion_id, level, rules_version, member_id, opener_id, month, state, reason, points, steps, decided_at, paid_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict (conversion_id, level) do nothing returning id`,
);
const CHANGE = sql(
  'rewards.change',
  'update rewards set state = $2, reason = $3, points = $4, taken_back = $5, steps = $6, paid_at = $7 where id = $1',
);
const LOCK_PEOPLE = sql(
  'rewards.lock_people',
  `select pg_advisory_xact_lock(hashtextextended('rewards:' || id, 0)) from unnest($1::text[]) as id`,
);
const USED_IN_MONTH = sql(
  'rewards.used_in_month',
  'select coalesce(sum(points - taken_back), 0) as used from rewards where member_id = $1 and month = $2',
);
const WAS_REWARDED = sql(
  'rewards.was_rewarded',
  `select from rewards r join conversions c on c.id = r.conversion_id join cards k on k.id = c.card_id
   where r.opener_id = $1 and r.level = $2 and c.kind = $3 and k.class = $4 and r.conversion_id <> $5 and r.points > r.taken_back limit 1`,
);

const rewardOf = (row: Row): Reward => ({ ...row, points: Number(row.points), takenBack: Number(row.takenBack) });

/** What is decided of these people queues here, always in one order. */
export const lockPeople = async (tx: Queryable, people: readonly Id[]): Promise<void> => {
  await tx.query(LOCK_PEOPLE, [[...new Set(people)].sort()]);
};

export const listRewards = async (db: Queryable, conversionId: Id): Promise<Reward[]> =>
  (await db.query<Row>(OF_CONVERSION, [conversionId])).map(rewardOf);

export const lockRewards = async (tx: Queryable, conversionId: Id): Promise<Reward[]> =>
  (await tx.query<Row>(LOCK_OF_CONVERSION, [conversionId])).map(rewardOf);

/**
 * What a review of a signal about these people may end: held rewards that one of them would get, did something for, or had a part in at
 * the level below; and what was paid, to them and with them, for what was done since the facts of the signal began.
 */
export const lockReviewed = async (tx: Queryable, people: readonly Id[], signalId: Id): Promise<Reward[]> =>
  (await tx.query<Row>(LOCK_REVIEWED, [people, signalId])).map(rewardOf);

/** False when the conversion was decided before at this level. */
export const addReward = async (tx: Queryable, reward: Omit<Reward, 'takenBack'>): Promise<boolean> => {
  const { id, conversionId, level, rulesVersion, memberId, openerId, month, state, reason, points, steps, decidedAt, paidAt } = reward;
  const about = [id, conversionId, level, rulesVersion, memberId, openerId, month];
  const added = await tx.query(ADD, [...about, state, reason, points, JSON.stringify(steps), decidedAt, paidAt]);
  return added.length === 1;
};

export const changeReward = async (tx: Queryable, { id, state, reason, points, takenBack, steps, paidAt }: Reward): Promise<void> => {
  await tx.query(CHANGE, [id, state, reason, points, takenBack, JSON.stringify(steps), paidAt]);
};

/** Points a member got or is to get for conversions of a month; what was taken back counts no more. */
export const sumMonth = async (db: Queryable, memberId: Id, month: string): Promise<number> =>
  Number((await db.query<{ used: string }>(USED_IN_MONTH, [memberId, month]))[0]!.used);

/**
 * Whether what an opener did was rewarded before, for the same kind of conversion of the same class of card. A reward that was taken
 * back whole was none.
 */
export const wasRewarded = async (db: Queryable, { id, memberId, kind, cardClass }: Conversion, level: number): Promise<boolean> =>
  (await db.query(WAS_REWARDED, [memberId, level, kind, cardClass, id])).length > 0;
