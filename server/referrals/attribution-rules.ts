import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { Body } from '@micro-branch/contract/shapes';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import { Refusal } from '../refusal';

/** One version of the rules. Versions are added, never changed: every binding and conversion names the one it was decided by. */
const AttributionRules = Body({
  /** A member is new for this long after joining: the first place they take in it is under who brought them. */
  newMemberMinutes: Type.Integer({ minimum: 1, maximum: 1_440 }),
  /** A conversion is credited to the code the member opened last in so many days before it. */
  conversionDays: Type.Integer({ minimum: 1, maximum: 365 }),
});
export type AttributionRules = Static<typeof AttributionRules>;

export interface AttributionVersion {
  version: number;
  rules: AttributionRules;
}

const IN_FORCE = sql(
  'attribution_rules.in_force',
  'select version, content as rules from attribution_rules where effective_at <= $1 order by effective_at desc, version desc limit 1',
);
const FIND = sql('attribution_rules.find', 'select version, content as rules from attribution_rules where version = $1');
const SAVE = sql(
  'attribution_rules.save',
  `insert into attribution_rules (version, content, effective_at, saved_at)
   values ((select max(version) + 1 from attribution_rules), $1, $2, $3) returning version`,
);

/** The rules in force at an instant. The first version has been in force since the beginning, so there always are some. */
export const getAttributionRules = async (db: Queryable, at: Date): Promise<AttributionVersion> =>
  (await db.query<AttributionVersion>(IN_FORCE, [at]))[0]!;

/** A version of the rules, in force or not; undefined when there never was one. */
export const findAttributionVersion = async (db: Queryable, version: number): Promise<AttributionVersion | undefined> =>
  (await db.query<AttributionVersion>(FIND, [version]))[0];

/** Adds a version of the rules. Refuses with `attribution-rules-refused`, naming what is wrong. */
export const saveAttributionRules = async (
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  content: AttributionRules,
  effectiveAt: Date,
): Promise<number> => {
  const [wrong] = Value.Errors(AttributionRules, content);
  if (wrong) throw new Refusal('attribution-rules-refused', `${wrong.path} ${wrong.message}`);
  const rows = await database.query<{ version: number }>(SAVE, [JSON.stringify(content), effectiveAt, clock.now()]);
  return rows[0]!.version;
};
