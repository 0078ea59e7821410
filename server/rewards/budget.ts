import { sql, type Queryable } from '../database/database';

const OPEN = sql('reward_budgets.open', 'insert into reward_budgets (rules_version, budget) values ($1, $2)');
const LOCK = sql('reward_budgets.lock', 'select used from reward_budgets where rules_version = $1 for update');
const USED = sql('reward_budgets.used', 'select used from reward_budgets where rules_version = $1');
const USE = sql('reward_budgets.use', 'update reward_budgets set used = used + $2 where rules_version = $1');

export const openBudget = async (tx: Queryable, version: number, points: number): Promise<void> => {
  await tx.query(OPEN, [version, points]);
};

/** Holds a version's budget until the transaction ends: what it may still give, and whether it may, is decided behind it. */
export const lockBudget = async (tx: Queryable, version: number): Promise<void> => {
  await tx.query(LOCK, [version]);
};

/** Points of a version's budget that are given or set aside. */
export const sumBudget = async (db: Queryable, version: number): Promise<number> =>
  Number((await db.query<{ used: string }>(USED, [version]))[0]?.used ?? 0);

/** Takes points from a budget, or gives them back to it with a minus. */
export const takeFromBudget = async (tx: Queryable, version: number, points: number): Promise<void> => {
  await tx.query(USE, [version, points]);
};
