import type { BillerLine } from '../billers/biller-link';
import { sql } from '../database/database';
import type { Deps } from '../deps';
import { firstIdAt, type Id } from '../ids';
import type { DebitLine } from '../payments/bank-debits';
import type { PayLine } from '../payments/wechat-pay';
import { addDays } from '../shanghai';
import { BILLER_LEG } from './biller-leg';
import { BATCHES_LEG, LEDGER_LEG } from './ledger-leg';
import { loadLines, StatementMissing, type Line } from './lines';
import { MONEY_LEGS } from './money-legs';
import { ODDITIES_LEG, OPEN_LEG } from './open-legs';
import { addRun, addWaiting, findReconciliation, type Reconciliation } from './runs';
import { inTurn, keepTurn } from './turn';

const DAY_MS = 86_400_000;
const ANALYZE = sql('statement_lines.analyze', 'analyze statement_lines');
const SNAPSHOT = sql('reconciliation.snapshot', 'set transaction isolation level repeatable read');
/** A day of a million payments takes longer than a request may, and sorts and joins that much. */
const SETTINGS = sql('reconciliation.settings', `select set_config('statement_timeout', '0', true), set_config('work_mem', '128MB', true)`);

async function* linesOf<Theirs>(lines: AsyncIterable<Theirs>, lineOf: (line: Theirs) => Line): AsyncGenerator<Line> {
  for await (const line of lines) yield lineOf(line);
}

const moneyLine = ({ kind, fen, ...line }: PayLine | DebitLine): Line => ({ kind, fen, id: 'id' in line ? line.id : line.paymentId });
const billerLine = ({ paymentId, amountFen, billerKey }: BillerLine): Line => ({ kind: 'delivered', id: paymentId, fen: amountFen, billerKey });

const loadStatements = async (deps: Deps, runId: Id, day: string): Promise<void> => {
  await loadLines(deps, runId, 'wechat', linesOf(deps.wechatPay.statement(day), moneyLine));
  await loadLines(deps, runId, 'bank', linesOf(deps.bankDebits.statement(day), moneyLine));
  await loadLines(deps, runId, 'billers', linesOf(deps.billerLink.statement(day), billerLine));
};

/** The first instant of a Shanghai day. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

interface Run {
  id: Id;
  day: string;
  startedAt: Date;
}

/** Everything as of one moment, while the service goes on. */
const compare = (deps: Deps, { id, day, startedAt }: Run): Promise<void> =>
  deps.database.transaction(async (tx) => {
    await tx.query(SNAPSHOT);
    await tx.query(SETTINGS);
    await keepTurn(tx, deps, id);
    const [from, to] = [startOf(day), startOf(addDays(day, 1))];
    for (const leg of MONEY_LEGS) await tx.query(leg, [id, day]);
    await tx.query(BILLER_LEG, [id, day]);
    await tx.query(LEDGER_LEG, [id, day, firstIdAt(from), firstIdAt(to)]);
    await tx.query(BATCHES_LEG, [id, day]);
    await tx.query(OPEN_LEG, [id, to, new Date(deps.clock.now().getTime() - DAY_MS)]);
    await tx.query(ODDITIES_LEG, [id, from, to]);
    await addRun(tx, { id, day, startedAt, endedAt: deps.clock.now() });
  });

/**
 * Compares what WeChat Pay, the bank and the billers have of a Shanghai day with our payments, and these with the ledger. Gives zero or
 * every difference by name; `waiting` when a statement cannot be had whole, and then nothing was compared. Asked again, the newest
 * answer holds. Throws NotOurTurn while another run is under way.
 */
export const reconcile = async (deps: Deps, day: string): Promise<Reconciliation> => {
  const run = { id: deps.newId(), day, startedAt: deps.clock.now() };
  await inTurn(deps, run.id, async () => {
    try {
      await loadStatements(deps, run.id, day);
    } catch (error) {
      if (!(error instanceof StatementMissing)) throw error;
      return await addWaiting(deps.database, { ...run, endedAt: deps.clock.now() }, error);
    }
    await deps.database.query(ANALYZE);
    return await compare(deps, run);
  });
  return (await findReconciliation(deps.database, day))!;
};
