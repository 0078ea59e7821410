import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

/** The switch of one version was turned. */
export interface Switching {
  version: number;
  isStopped: boolean;
  reason: string;
  switchedBy: Id;
}

const IS_STOPPED = sql('reward_switches.newest', 'select is_stopped as "isStopped" from reward_switches where rules_version = $1 order by seq desc limit 1');
const ADD = sql(
  'reward_switches.add',
  `insert into reward_switches (rules_version, is_stopped, reason, switched_by, key, switched_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (key) do nothing returning seq`,
);
const BY_KEY = sql(
  'reward_switches.by_key',
  `select rules_version as version, is_stopped as "isStopped", reason, switched_by as "switchedBy" from reward_switches where key = $1`,
);

export const isStopped = async (db: Queryable, version: number): Promise<boolean> =>
  (await db.query<{ isStopped: boolean }>(IS_STOPPED, [version]))[0]?.isStopped ?? false;

/** False when the key was used before. */
export const addSwitching = async (tx: Queryable, switching: Switching & { key: string }, at: Date): Promise<boolean> => {
  const { version, isStopped: isStopping, reason, switchedBy, key } = switching;
  return (await tx.query(ADD, [version, isStopping, reason, switchedBy, key, at])).length === 1;
};

export const findSwitchingByKey = async (db: Queryable, key: string): Promise<Switching | undefined> =>
  (await db.query<Switching>(BY_KEY, [key]))[0];
