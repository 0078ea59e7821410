import type { MoneyOutside } from '../../test/support/outside-world';
import { verifyBooks } from '../../server/books';
import { sql, type Database } from '../../server/database/database';
import { openDeps } from '../../server/main';
import { reconcile } from '../../server/reconciliation/reconcile';
import { reportOf } from '../../server/reconciliation/report';

export interface Figures {
  /** Payments whose money the cashier took, or that a client was told are done. */
  acknowledged: number;
  /** Of these, and of all whose money came: neither at the biller nor given back. */
  lost: number;
  /** Bills that were paid twice: two payments of which the money stayed, or two that the biller accepted. */
  double: number;
  /** Payments without an end. */
  stuck: number;
  /** Between the books, and between the statements and the payments. */
  differences: number;
}

interface Row {
  id: string;
  state: string;
  bill: string;
}

const PAYMENTS = sql('chaos.payments', `select id, state, biller_id || ' ' || case when claim like 'theirs:%' then claim else 'ours:' || id end as bill from payments`);
const DAYS = sql('chaos.days', `select distinct day::text from (select paid_on as day from payments union select delivered_on from payments union select refunded_on from payments) d where day is not null`);

const timesOf = (names: readonly string[]): number => {
  const seen = new Set<string>();
  return names.filter((name) => seen.size === seen.add(name).size).length;
};

const compareMoney = (rows: readonly Row[], { collected, refunded, delivered }: MoneyOutside, acknowledged: ReadonlySet<string>) => {
  const payments = new Map(rows.map((row) => [row.id, row]));
  const accepted = new Set(delivered);
  const isBack = (id: string): boolean => collected[id] !== undefined && refunded[id] === collected[id];
  const isKept = (id: string): boolean => payments.get(id)?.state === 'done' && accepted.has(id);
  const taken = [...new Set([...Object.keys(collected), ...acknowledged])];
  const billOf = (id: string): string => payments.get(id)?.bill ?? id;
  return {
    lost: taken.filter((id) => !isKept(id) && !(payments.get(id)?.state === 'refunded' && isBack(id))),
    double: timesOf(Object.keys(collected).filter((id) => !isBack(id)).map(billOf)) + timesOf(delivered.map(billOf)),
    stuck: rows.filter(({ state }) => !['done', 'refunded', 'closed'].includes(state)),
  };
};

const countBooks = async (database: Database, report: (line: string) => void): Promise<number> => {
  const { difference } = await verifyBooks(database);
  if (difference) report(`the books differ, ${difference.check}: ${difference.difference}`);
  return difference ? 1 : 0;
};

/** What the world has against what we have, when everything has come to rest. Tells what is not zero. */
export const compare = async (
  env: NodeJS.ProcessEnv,
  { money, acknowledged }: { money: MoneyOutside; acknowledged: ReadonlySet<string> },
  report: (line: string) => void,
): Promise<Figures> => {
  const { deps, close } = await openDeps(env);
  try {
    const rows = await deps.database.query<Row>(PAYMENTS);
    const { lost, double, stuck } = compareMoney(rows, money, acknowledged);
    const states = rows.reduce<Record<string, number>>((counts, { state }) => ({ ...counts, [state]: (counts[state] ?? 0) + 1 }), {});
    report(`payments: ${JSON.stringify(states)}`);
    for (const id of lost) report(`lost: ${id}`);
    for (const { id, state } of stuck) report(`stuck: ${id} is ${state}`);
    let differences = await countBooks(deps.database, report);
    for (const { day } of await deps.database.query<{ day: string }>(DAYS)) {
      const run = await reconcile(deps, day);
      report(reportOf(run));
      differences += run.state === 'waiting' ? 1 : run.legs.reduce((sum, leg) => sum + leg.differencesCount, 0);
    }
    return { acknowledged: acknowledged.size, lost: lost.length, double, stuck: stuck.length, differences };
  } finally {
    await close();
  }
};
