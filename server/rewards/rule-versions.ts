import type { CardAction, CardClass } from '@micro-branch/contract/cards';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import { checkRewardRules, type RewardRules, type RewardVersion } from './rules';

const IN_FORCE = sql(
  'reward_rules.in_force',
  `select version, content as rules from reward_rules
   where effective_at <= $1 and content->>'cardClass' = $2 and content->>'kind' = $3
   order by effective_at desc, version desc limit 1`,
);
const FIND = sql('reward_rules.find', 'select version, content as rules from reward_rules where version = $1');
const OFFERS = sql(
  'reward_rules.offers',
  `select version, rules from (
     select distinct on (content->>'cardClass', content->>'kind') version, content as rules from reward_rules
     where effective_at <= $1 order by content->>'cardClass', content->>'kind', effective_at desc, version desc
   ) newest where not exists (select from reward_stops s where s.rules_version = version) order by version`,
);
const SAVE = sql(
  'reward_rules.save',
  `insert into reward_rules (version, content, effective_at, saved_at)
   values ((select coalesce(max(version), 0) + 1 from reward_rules), $1, $2, $3) returning version`,
);
const OPEN_BUDGET = sql('reward_budgets.open', 'insert into reward_budgets (rules_version, budget) values ($1, $2)');
const LOCK_BUDGET = sql('reward_budgets.lock', 'select used from reward_budgets where rules_version = $1 for update');
const STOP = sql(
  'reward_stops.add',
  'insert into reward_stops (rules_version, reason, stopped_at) values ($1, $2, $3) on conflict (rules_version) do nothing',
);
const IS_STOPPED = sql('reward_stops.find', 'select from reward_stops where rules_version = $1');

/** The rules that were in force for a kind of conversion of a class of card; null when nothing was offered for it. */
export const findRewardRules = async (
  db: Queryable,
  { at, cardClass, kind }: { at: Date; cardClass: CardClass; kind: CardAction },
): Promise<RewardVersion | null> => (await db.query<RewardVersion>(IN_FORCE, [at, cardClass, kind]))[0] ?? null;

/** A version of the rules, in force or not; null when there never was one. */
export const findRewardVersion = async (db: Queryable, version: number): Promise<RewardVersion | null> =>
  (await db.query<RewardVersion>(FIND, [version]))[0] ?? null;

/** What is offered at an instant and was not stopped. */
export const listOffers = (db: Queryable, at: Date): Promise<RewardVersion[]> => db.query<RewardVersion>(OFFERS, [at]);

/** Adds a version of the rules, with its budget. Refuses with `reward-rules-refused`. */
export const saveRewardRules = (
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  content: RewardRules,
  effectiveAt: Date,
): Promise<number> => {
  const rules = checkRewardRules(content);
  return database.transaction(async (tx) => {
    const [saved] = await tx.query<{ version: number }>(SAVE, [JSON.stringify(rules), effectiveAt, clock.now()]);
    await tx.query(OPEN_BUDGET, [saved!.version, rules.budget]);
    return saved!.version;
  });
};

/** Holds a version's budget until the transaction ends: what it may still give, and whether it may, is decided behind it. */
export const lockBudget = async (tx: Queryable, version: number): Promise<void> => {
  await tx.query(LOCK_BUDGET, [version]);
};

export const isStopped = async (db: Queryable, version: number): Promise<boolean> =>
  (await db.query(IS_STOPPED, [version])).length > 0;

/**
 * The switch: from now on a version pays nothing, not even what a review then releases. What it gave stays given. Stopped twice, it
 * is stopped once. No earlier version takes its place.
 */
export const stopRewardRules = async (
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  version: number,
  reason: string,
): Promise<void> => {
  await database.transaction(async (tx) => {
    await lockBudget(tx, version);
    await tx.query(STOP, [version, reason, clock.now()]);
  });
};
