import type { CardAction, CardClass } from '@micro-branch/contract/cards';
import type { RewardRules, RewardVersionView } from '@micro-branch/contract/rewards';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { openBudget, sumBudget } from './budget';
import { isStopped } from './rule-switch';
import { checkRewardRules, type RewardVersion } from './rules';

const IN_FORCE = sql(
  'reward_rules.in_force',
  `select version, content as rules from reward_rules
   where effective_at <= $1 and content->>'cardClass' = $2 and content->>'kind' = $3
   order by effective_at desc, version desc limit 1`,
);
const FIND = sql('reward_rules.find', 'select version, content as rules from reward_rules where version = $1');
const NEWEST = sql(
  'reward_rules.newest',
  `select distinct on (content->>'cardClass', content->>'kind') version, content as rules from reward_rules
   where effective_at <= $1 order by content->>'cardClass', content->>'kind', effective_at desc, version desc`,
);
const VERSION = `select r.version, r.content as rules, r.effective_at as "effectiveAt", r.saved_at as "savedAt", r.saved_by as "savedBy",
    coalesce(b.used, 0) as used,
    case when r.effective_at > $1 then 'upcoming' when exists (
      select from reward_rules n where n.content->>'cardClass' = r.content->>'cardClass' and n.content->>'kind' = r.content->>'kind'
        and n.effective_at <= $1 and (n.effective_at, n.version) > (r.effective_at, r.version)
    ) then 'replaced' else 'in-force' end as state,
    coalesce(s.is_stopped, false) as "isStopped", s.reason, s.switched_by as "switchedBy", s.switched_at as "switchedAt"
  from reward_rules r left join reward_budgets b on b.rules_version = r.version
  left join lateral (select * from reward_switches where rules_version = r.version order by seq desc limit 1) s on true`;
const GET = sql('reward_rules.get', `${VERSION} where r.version = $2`);
const LIST = sql('reward_rules.list', `${VERSION} where r.version < coalesce($2, 2147483647) order by r.version desc limit $3`);
const BY_KEY = sql('reward_rules.by_key', `${VERSION} where r.key = $2`);
/** Versions are numbered without a gap, so whoever adds one waits for whoever is adding another. */
const LOCK = sql('reward_rules.lock', `select pg_advisory_xact_lock(hashtextextended('reward-rules', 0))`);
const SAVE = sql(
  'reward_rules.save',
  `insert into reward_rules (version, content, effective_at, saved_at, saved_by, key)
   values ((select coalesce(max(version), 0) + 1 from reward_rules), $1, $2, $3, $4, $5) returning version`,
);

/** The rules that were in force for a kind of conversion of a class of card; null when nothing was offered for it. */
export const findRewardRules = async (
  db: Queryable,
  { at, cardClass, kind }: { at: Date; cardClass: CardClass; kind: CardAction },
): Promise<RewardVersion | null> => (await db.query<RewardVersion>(IN_FORCE, [at, cardClass, kind]))[0] ?? null;

/** A version of the rules, in force or not; null when there never was one. */
export const findRewardVersion = async (db: Queryable, version: number): Promise<RewardVersion | null> =>
  (await db.query<RewardVersion>(FIND, [version]))[0] ?? null;

/** Stopped, or with less left than one reward: then the next conversion would not be paid. */
const isOver = async (db: Queryable, { version, rules: { budget, levels } }: RewardVersion): Promise<boolean> =>
  budget - (await sumBudget(db, version)) < levels[0]! || isStopped(db, version);

/** What is offered at an instant: in force, not stopped, and with something left to give. */
export const listOffers = async (db: Queryable, at: Date): Promise<RewardVersion[]> => {
  const offers: RewardVersion[] = [];
  for (const newest of await db.query<RewardVersion>(NEWEST, [at])) if (!(await isOver(db, newest))) offers.push(newest);
  return offers;
};

/** A version as staff read it. */
export type SavedVersion = Pick<RewardVersionView, 'version' | 'rules' | 'state' | 'savedBy' | 'used' | 'isStopped'> & {
  effectiveAt: Date;
  savedAt: Date;
  switched: { reason: string; switchedBy: Id | null; switchedAt: Date } | null;
};

type Row = Omit<SavedVersion, 'used' | 'switched'> & { used: string; reason: string | null; switchedBy: Id | null; switchedAt: Date | null };

const savedOf = ({ reason, switchedBy, switchedAt, used, ...version }: Row): SavedVersion => ({
  ...version,
  used: Number(used),
  switched: reason === null ? null : { reason, switchedBy, switchedAt: switchedAt! },
});

export const findSavedVersion = async (db: Queryable, at: Date, version: number): Promise<SavedVersion | undefined> =>
  (await db.query<Row>(GET, [at, version])).map(savedOf)[0];

export const findVersionByKey = async (db: Queryable, at: Date, key: string): Promise<SavedVersion | undefined> =>
  (await db.query<Row>(BY_KEY, [at, key])).map(savedOf)[0];

/** Versions below a cursor, the newest first. */
export const listSavedVersions = async (db: Queryable, { at, below, max }: { at: Date; below: number | null; max: number }): Promise<SavedVersion[]> =>
  (await db.query<Row>(LIST, [at, below, max])).map(savedOf);

export const lockVersions = async (tx: Queryable): Promise<void> => {
  await tx.query(LOCK);
};

interface NewVersion {
  rules: RewardRules;
  effectiveAt: Date;
  savedAt: Date;
  /** Null: the house itself. */
  savedBy: { memberId: Id; key: string } | null;
}

/** Adds a version with its budget, behind the lock of all versions. Refuses with `reward-rules-refused`. */
export const addVersion = async (tx: Queryable, { rules, effectiveAt, savedAt, savedBy }: NewVersion): Promise<number> => {
  const checked = checkRewardRules(rules);
  const by = [savedBy?.memberId ?? null, savedBy?.key ?? null];
  const [saved] = await tx.query<{ version: number }>(SAVE, [JSON.stringify(checked), effectiveAt, savedAt, ...by]);
  await openBudget(tx, saved!.version, checked.budget);
  return saved!.version;
};

/** Adds a version of the house itself. Refuses with `reward-rules-refused`. */
export const saveHouseRules = ({ database, clock }: Pick<Deps, 'database' | 'clock'>, rules: RewardRules, effectiveAt: Date): Promise<number> =>
  database.transaction(async (tx) => {
    await lockVersions(tx);
    return addVersion(tx, { rules, effectiveAt, savedAt: clock.now(), savedBy: null });
  });
