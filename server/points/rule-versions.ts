import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import { Refusal } from '../refusal';
import { checkRules, type PointRules, type RulesVersion } from './rules';

const IN_FORCE = sql(
  'point_rules.in_force',
  'select version, content as rules from point_rules where effective_at <= $1 order by effective_at desc, version desc limit 1',
);
const FIND = sql('point_rules.find', 'select version, content as rules from point_rules where version = $1');
const SAVE = sql(
  'point_rules.save',
  `insert into point_rules (version, content, effective_at, saved_at)
   values ((select coalesce(max(version), 0) + 1 from point_rules), $1, $2, $3) returning version`,
);

/** The rules in force at an instant. A branch without any is not finished: that is a fault, not a refusal. */
export const getRules = async (db: Queryable, at: Date): Promise<RulesVersion> => {
  const [found] = await db.query<RulesVersion>(IN_FORCE, [at]);
  if (!found) throw new Error('there are no point rules in force');
  return found;
};

/** A version of the rules, in force or not. Refuses with `price-changed` when there never was one. */
export const getVersion = async (db: Queryable, version: number): Promise<RulesVersion> => {
  const [found] = await db.query<RulesVersion>(FIND, [version]);
  if (!found) throw new Refusal('price-changed');
  return found;
};

/** Adds a version of the rules. Refuses with `points-rules-refused`. */
export const saveRules = async (deps: Pick<Deps, 'database' | 'clock'>, content: PointRules, effectiveAt: Date): Promise<number> => {
  const rows = await deps.database.query<{ version: number }>(SAVE, [JSON.stringify(checkRules(content)), effectiveAt, deps.clock.now()]);
  return rows[0]!.version;
};
