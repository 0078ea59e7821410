import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import type { Difference, Leg } from './differences';
import type { Source, StatementMissing } from './lines';

type RunState = 'zero' | 'different' | 'waiting';

export interface Reconciliation {
  id: Id;
  day: string;
  state: RunState;
  /** Whose statement is missing; null when all were there. */
  waitingFor: Source | null;
  waitingWhy: string | null;
  startedAt: Date;
  endedAt: Date;
  legs: Leg[];
  /** As many as are kept; each leg tells how many there are. */
  differences: Difference[];
}

type Run = Omit<Reconciliation, 'legs' | 'differences'>;

const RUN = `id, day, state, waiting_for as "waitingFor", waiting_why as "waitingWhy", started_at as "startedAt", ended_at as "endedAt"`;
const ADD = sql(
  'reconciliations.add',
  `insert into reconciliations (id, day, state, started_at, ended_at)
   values ($1, $2, case when exists (select from reconciliation_legs where run_id = $1 and differences_count > 0) then 'different' else 'zero' end, $3, $4)`,
);
const ADD_WAITING = sql(
  'reconciliations.add_waiting',
  `insert into reconciliations (id, day, state, waiting_for, waiting_why, started_at, ended_at) values ($1, $2, 'waiting', $3, $4, $5, $6)`,
);
const NEWEST = sql('reconciliations.newest', `select ${RUN} from reconciliations where day = $1 order by id desc limit 1`);
const LEGS = sql(
  'reconciliation_legs.list',
  `select leg, ours_count as "oursCount", ours_fen as "oursFen", theirs_count as "theirsCount", theirs_fen as "theirsFen",
     matched_count as "matchedCount", differences_count as "differencesCount"
   from reconciliation_legs where run_id = $1 order by array_position(array['wechat-collected', 'wechat-refunded', 'bank-collected', 'bank-refunded', 'billers', 'ledger', 'ledger-batches', 'open', 'oddities'], leg)`,
);
const DIFFERENCES = sql(
  'reconciliation_differences.list',
  `select leg, kind, payment_id as "paymentId", reference, ours_fen as "oursFen", theirs_fen as "theirsFen", our_state as "ourState", detail
   from reconciliation_differences where run_id = $1 order by leg, kind, payment_id, reference`,
);

/** Ends a run by what its legs found. */
export const addRun = async (tx: Queryable, { id, day, startedAt, endedAt }: Pick<Run, 'id' | 'day' | 'startedAt' | 'endedAt'>): Promise<void> => {
  await tx.query(ADD, [id, day, startedAt, endedAt]);
};

export const addWaiting = async (db: Queryable, run: Pick<Run, 'id' | 'day' | 'startedAt' | 'endedAt'>, { source, why }: StatementMissing): Promise<void> => {
  await db.query(ADD_WAITING, [run.id, run.day, source, why, run.startedAt, run.endedAt]);
};

/** bigint comes as text. */
const numbersOf = <Row extends object>(row: Record<string, unknown>, names: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, names.includes(name) && value !== null ? Number(value) : value])) as Row;

const LEG_NUMBERS = ['oursCount', 'oursFen', 'theirsCount', 'theirsFen', 'matchedCount', 'differencesCount'];

/** The newest run of a day, which is what holds of it; undefined when it was never tried. */
export const findReconciliation = async (db: Queryable, day: string): Promise<Reconciliation | undefined> => {
  const [run] = await db.query<Run>(NEWEST, [day]);
  if (!run) return undefined;
  const legs = await db.query<Record<string, unknown>>(LEGS, [run.id]);
  const differences = await db.query<Record<string, unknown>>(DIFFERENCES, [run.id]);
  return {
    ...run,
    legs: legs.map((row) => numbersOf<Leg>(row, LEG_NUMBERS)),
    differences: differences.map((row) => numbersOf<Difference>(row, ['oursFen', 'theirsFen'])),
  };
};
