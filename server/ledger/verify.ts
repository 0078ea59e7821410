import { sql, type Queryable, type Statement } from '../database/database';
import type { Id } from '../ids';

/** One thing that must hold between what is written twice. `find` gives the first place where it does not. */
export interface Check {
  /** The rule in words, as an auditor would say it. */
  rule: string;
  /** Gives at most one row, `difference`. Its one parameter is the members to look at, null for everybody. */
  find: Statement;
}

/** What a room keeps, and what must hold of it. */
export interface Books {
  tables: readonly string[];
  checks: readonly Check[];
}

export interface Difference {
  check: string;
  rule: string;
  /** Where, with both numbers. */
  difference: string;
}

export interface Verdict {
  /** Rows looked at, by table. */
  counted: Record<string, number>;
  /** The first difference in the order of the checks; null when the books agree. */
  difference: Difference | null;
}

/** The condition of a check that a row belongs to one of the members it was asked about. */
export const among = (column: string): string => `($1::bigint[] is null or ${column} = any($1))`;

const SNAPSHOT = sql('verify.snapshot', 'set transaction isolation level repeatable read, read only');
/** Every row is looked at, so joins that look up row by row never pay; and a ledger of years takes longer than a request may. */
const SETTINGS = sql(
  'verify.settings',
  `select set_config('statement_timeout', '0', true), set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)`,
);

/** Makes a transaction that has done nothing yet see one moment, so that the books agree while the service goes on. */
export const takeSnapshot = async (tx: Queryable): Promise<void> => {
  await tx.query(SNAPSHOT);
  await tx.query(SETTINGS);
};

/** The first difference, over the whole of the books or over what belongs to some members. */
export const findDifference = async (
  tx: Queryable,
  books: readonly Books[],
  members: readonly Id[] | null,
): Promise<Difference | null> => {
  for (const { rule, find } of books.flatMap(({ checks }) => checks)) {
    const [found] = await tx.query<{ difference: string }>(find, [members]);
    if (found) return { check: find.name, rule, difference: found.difference };
  }
  return null;
};

const countRows = async (tx: Queryable, table: string): Promise<[string, number]> => {
  const [row] = await tx.query<{ count: string }>(sql(`verify.count_${table}`, `select count(*) from ${table}`));
  return [table, Number(row!.count)];
};

/** Recomputes everything from the transfers. `tx` shows one moment: see takeSnapshot. */
export const verify = async (tx: Queryable, books: readonly Books[]): Promise<Verdict> => {
  const counted: Record<string, number> = {};
  for (const name of books.flatMap(({ tables }) => tables)) {
    const [table, rows] = await countRows(tx, name);
    counted[table] = rows;
  }
  return { counted, difference: await findDifference(tx, books, null) };
};
