import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';

/** How long a run that was last heard of has the turn: a batch of lines, or what is compared behind one lock, takes far less. */
const TURN_MS = 5 * 60_000;

const TAKE = sql(
  'reconciliation_turn.take',
  `update reconciliation_turn set run_id = $1, until = $2
   where ctid = (select ctid from reconciliation_turn where until <= $3 for update skip locked) returning run_id`,
);
const KEEP = sql('reconciliation_turn.keep', 'update reconciliation_turn set until = $2 where run_id = $1 returning run_id');
const LEAVE = sql('reconciliation_turn.leave', `update reconciliation_turn set run_id = null, until = '-infinity' where run_id = $1`);
/** Nobody has any but whoever has the turn, and the next one begins with none. */
const FORGET = sql('statement_lines.forget', 'truncate statement_lines');

/** Another run is under way, or took over from this one, which was slow. Nothing is lost: a day is compared again as often as asked. */
export class NotOurTurn extends Error {
  constructor() {
    super('another reconciliation is under way');
    this.name = 'NotOurTurn';
  }
}

const untilOf = ({ clock }: Deps): Date => new Date(clock.now().getTime() + TURN_MS);

/** Says that this run goes on. In a transaction, nobody else takes the turn before it ends. */
export const keepTurn = async (db: Queryable, deps: Deps, runId: Id): Promise<void> => {
  if ((await db.query(KEEP, [runId, untilOf(deps)])).length === 0) throw new NotOurTurn();
};

/** Runs `work` while no other run does, with no lines there but its own. */
export const inTurn = async <T>(deps: Deps, runId: Id, work: () => Promise<T>): Promise<T> => {
  const { database, clock } = deps;
  if ((await database.query(TAKE, [runId, untilOf(deps), clock.now()])).length === 0) throw new NotOurTurn();
  try {
    await database.query(FORGET);
    const result = await work();
    if ((await database.query(KEEP, [runId, untilOf(deps)])).length > 0) await database.query(FORGET);
    return result;
  } finally {
    await database.query(LEAVE, [runId]);
  }
};
