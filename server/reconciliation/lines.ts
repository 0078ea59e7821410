import type { Deps } from '../deps';
import { sql } from '../database/database';
import type { Id } from '../ids';
import { keepTurn } from './turn';

export type Source = 'wechat' | 'bank' | 'billers';

/** A line of anybody's statement. `id` is what they call the number of ours that it is about. */
export interface Line {
  kind: 'collected' | 'refunded' | 'delivered';
  id: string;
  fen: number;
  billerKey?: string;
}

/** A statement could not be had whole: not yet there, its partner away, or not what was promised. */
export class StatementMissing extends Error {
  constructor(
    readonly source: Source,
    readonly why: string,
  ) {
    super(`the statement of ${source} is not there: ${why}`);
    this.name = 'StatementMissing';
  }
}

const BATCH_MAX = 10_000;
const NUMBER = /^[1-9]\d{0,18}$/;
const BIGINT_MAX = '9223372036854775807';
const WHY_MAX = 200;
const REFERENCE_MAX = 100;

const ADD = sql(
  'statement_lines.add',
  `insert into statement_lines (run_id, source, kind, payment_id, reference, biller_key, fen)
   select $1, $2, * from unnest($3::text[], $4::bigint[], $5::text[], $6::text[], $7::bigint[])`,
);

/** Whether one of ours can have this number. What else stands in a statement is told as it stands there, as far as it can be written. */
const isNumber = (id: string): boolean => NUMBER.test(id) && (id.length < BIGINT_MAX.length || id <= BIGINT_MAX);

const valuesOf = (lines: readonly Line[]): unknown[][] => [
  lines.map(({ kind }) => kind),
  lines.map(({ id }) => (isNumber(id) ? id : null)),
  lines.map(({ id }) => (isNumber(id) ? null : id.replaceAll('\0', '').slice(0, REFERENCE_MAX))),
  lines.map(({ billerKey }) => billerKey ?? null),
  lines.map(({ fen }) => fen),
];

/** Whatever goes wrong while they tell is a statement that is missing. What goes wrong with us is thrown as it is. */
async function* asTold(source: Source, lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  try {
    yield* lines;
  } catch (error) {
    throw new StatementMissing(source, (error as Error).message.slice(0, WHY_MAX));
  }
}

async function* inBatches(lines: AsyncIterable<Line>): AsyncGenerator<Line[]> {
  let batch: Line[] = [];
  for await (const line of lines) {
    if (batch.push(line) < BATCH_MAX) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Brings a statement into the database, a batch at a time, however long it is. Throws StatementMissing. */
export const loadLines = async (deps: Deps, runId: Id, source: Source, lines: AsyncIterable<Line>): Promise<void> => {
  for await (const batch of inBatches(asTold(source, lines))) {
    await keepTurn(deps.database, deps, runId);
    await deps.database.query(ADD, [runId, source, ...valuesOf(batch)]);
  }
};
