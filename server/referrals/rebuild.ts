import { sql, type Database, type Statement } from '../database/database';
import { DERIVED_CHECKS, DERIVED_TABLES, MEND } from './derived';
import { LOG_CHECKS } from './log-checks';

/** A check is asked for some members or for everybody; the chain hangs together, so it is looked at as a whole. */
const asAWhole = ({ rule, find }: { rule: string; find: Statement }) => ({
  rule,
  find: sql(find.name, `select difference from (${find.text}) found where $1::bigint[] is null`),
});

/** What must hold of the chain: of its log, and of everything that is counted from it. */
export const referralBooks = {
  tables: ['nodes', 'opens', 'joins', 'intents', 'bindings', 'conversions', 'deltas', ...DERIVED_TABLES],
  checks: [...LOG_CHECKS, ...DERIVED_CHECKS].map(asAWhole),
};

const ISOLATION = sql('rebuild.isolation', 'set transaction isolation level repeatable read');
/** The fold locks the same tables in this order. A lock is no look: what the last fold wrote is in the snapshot that is taken after it. */
const KEEP_OFF = sql('rebuild.keep_off', `lock table ${DERIVED_TABLES.join(', ')} in share row exclusive mode`);
const SETTINGS = sql(
  'rebuild.settings',
  `select set_config('statement_timeout', '0', true), set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`,
);

/**
 * Counts everything that is derived again from the log and writes it wherever it differs, in one transaction. Nothing is folded
 * meanwhile; what happens meanwhile waits to be folded afterwards. Who reads sees the old figures until all the new ones are there.
 */
export const rebuild = (database: Database): Promise<void> =>
  database.transaction(async (tx) => {
    await tx.query(ISOLATION);
    await tx.query(KEEP_OFF);
    await tx.query(SETTINGS);
    for (const statement of MEND) await tx.query(statement);
  });
