import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import type { BatchLine } from './file';

export interface Batch {
  id: Id;
  name: string;
  billerId: Id;
  billerName: string;
  rows: number;
  totalFen: number;
  rowsLoaded: number;
  startedAt: Date;
  loadedAt: Date | null;
  endedAt: Date | null;
}

export type RowState = 'waiting' | 'sent' | 'done' | 'refused';

/** How far a batch is: rows and fen by state. */
export type Progress = Record<RowState, { rows: number; fen: number }>;

/** A row that a worker took. More than one attempt: it may have been sent before. */
export interface TakenRow {
  id: Id;
  fen: number;
  attempts: number;
  accountSealed: Buffer;
  reference: string;
}

/** What became of a row; `sent` with when to ask again, and why it is not known. */
export type RowOutcome =
  | { id: Id; state: 'done'; theirId: string; debitedOn: string }
  | { id: Id; state: 'refused'; reason: string }
  | { id: Id; state: 'sent'; why: string; askAt: Date };

export interface ResultRow {
  id: Id;
  line: number;
  account: string;
  payer: string;
  fen: number;
  reference: string;
  state: RowState;
  reason: string | null;
  theirId: string | null;
  debitedOn: string | null;
}

type BatchRow = Omit<Batch, 'totalFen'> & { totalFen: string };

const BATCH = `select b.id, b.name, b.biller_id as "billerId", v.content->>'name' as "billerName", b.rows, b.total_fen as "totalFen", b.rows_loaded as "rowsLoaded",
  b.started_at as "startedAt", b.loaded_at as "loadedAt", b.ended_at as "endedAt"
  from batches b join billers i on i.id = b.biller_id join biller_versions v on v.biller_id = i.id and v.version = i.version`;

const FIND_BY_HASH = sql('batches.find_by_hash', `${BATCH} where b.biller_id = $1 and b.file_hash = $2`);
const FIND_BY_NAME = sql('batches.find_by_name', `${BATCH} where b.name = $1`);
const LIST = sql('batches.list', `${BATCH} order by b.id desc limit 100`);
const ADD = sql(
  'batches.add',
  `insert into batches (id, name, biller_id, file_hash, rows, total_fen, started_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
);
const LOCK = sql('batches.lock', 'select rows_loaded as "rowsLoaded" from batches where id = $1 and loaded_at is null for update');
const ADD_ROWS = sql(
  'batches.add_rows',
  `insert into batch_rows (id, batch_id, biller_id, line, account_sealed, account_masked, payer, fen, reference, state)
   select r.id, b.id, b.biller_id, r.line, r.sealed, r.masked, r.payer, r.fen, r.reference, 'waiting'
   from batches b, unnest($2::bigint[], $3::int[], $4::bytea[], $5::text[], $6::text[], $7::bigint[], $8::text[])
     as r (id, line, sealed, masked, payer, fen, reference) where b.id = $1`,
);
const LOADED = sql('batches.loaded', 'update batches set rows_loaded = $2 where id = $1');
const ELSEWHERE = sql(
  'batches.elsewhere',
  `select r.reference, o.name from batch_rows r join batches o on o.id = r.batch_id
   where r.biller_id = $1 and r.reference = any($3::text[]) and r.state <> 'refused' and r.batch_id <> $2`,
);
/** Only what comes to what was checked is a batch. */
const FINISH_LOAD = sql(
  'batches.finish_load',
  `update batches b set loaded_at = $2 where id = $1 and loaded_at is null and (b.rows, b.total_fen) = (select count(*), sum(fen) from batch_rows where batch_id = $1)
   returning id`,
);
const FORGET_ROWS = sql('batches.forget_rows', 'delete from batch_rows where batch_id = (select id from batches where id = $1 and loaded_at is null)');
const FORGET = sql('batches.forget', 'delete from batches where id = $1 and loaded_at is null');
const PROGRESS = sql('batches.progress', 'select state, count(*)::int as rows, sum(fen) as fen from batch_rows where batch_id = $1 group by state');
const HAS_OPEN = sql(
  'batches.has_open',
  `select exists (select from batch_rows where batch_id = $1 and state = 'waiting') or exists (select from batch_rows where batch_id = $1 and state = 'sent') as open`,
);
const TAKE = sql('batches.take', `select id, fen, attempts, account_sealed as "accountSealed", reference from batch_take($1, $2, $3, $4)`);
const NOTE = sql(
  'batches.note',
  'select batch_note($1::bigint[], $2::text[], $3::text[], $4::text[], $5::date[], $6::timestamptz[], $7) as ended',
);
const END = sql(
  'batches.end',
  `update batches set ended_at = $2 where id = $1 and ended_at is null and loaded_at is not null
     and not exists (select from batch_rows where batch_id = $1 and state in ('waiting', 'sent'))`,
);
const RESULT = sql(
  'batches.result',
  `select id, line, account_masked as account, payer, fen, reference, state, reason, their_id as "theirId", debited_on as "debitedOn"
   from batch_rows where batch_id = $1 and line > $2 order by line limit 5000`,
);

const batchOf = (row: BatchRow): Batch => ({ ...row, totalFen: Number(row.totalFen) });

export const findByHash = async (db: Queryable, billerId: Id, hash: Buffer): Promise<Batch | undefined> =>
  (await db.query<BatchRow>(FIND_BY_HASH, [billerId, hash])).map(batchOf)[0];

export const findBatch = async (db: Queryable, name: string): Promise<Batch | undefined> => (await db.query<BatchRow>(FIND_BY_NAME, [name])).map(batchOf)[0];

/** The latest hundred, newest first. */
export const listBatches = async (db: Queryable): Promise<Batch[]> => (await db.query<BatchRow>(LIST)).map(batchOf);

interface NewBatch extends Pick<Batch, 'id' | 'name' | 'billerId' | 'rows' | 'totalFen' | 'startedAt'> {
  hash: Buffer;
}

/** Nothing happens when this file, or its name, is there already. */
export const addBatch = async (db: Queryable, { id, name, billerId, hash, rows, totalFen, startedAt }: NewBatch): Promise<void> => {
  await db.query(ADD, [id, name, billerId, hash, rows, totalFen, startedAt]);
};

/** How many lines are there, behind a lock until the transaction ends; undefined when all of them are, or the batch is gone. */
export const lockLoad = async (tx: Queryable, id: Id): Promise<number | undefined> =>
  (await tx.query<{ rowsLoaded: number }>(LOCK, [id]))[0]?.rowsLoaded;

export interface NewRow extends BatchLine {
  id: Id;
  sealed: Buffer;
  masked: string;
}

export const addRows = async (tx: Queryable, batchId: Id, rows: readonly NewRow[]): Promise<void> => {
  const column = <K extends keyof NewRow>(key: K): NewRow[K][] => rows.map((row) => row[key]);
  await tx.query(ADD_ROWS, [batchId, column('id'), column('line'), column('sealed'), column('masked'), column('payer'), column('fen'), column('reference')]);
  await tx.query(LOADED, [batchId, rows.at(-1)!.line]);
};

/** Which of these references stand in another batch of the biller, and were not refused there. */
export const findElsewhere = (db: Queryable, { id, billerId }: Pick<Batch, 'id' | 'billerId'>, references: readonly string[]) =>
  db.query<{ reference: string; name: string }>(ELSEWHERE, [billerId, id, references]);

/** False when what was loaded is not what was checked. */
export const finishLoad = async (db: Queryable, id: Id, now: Date): Promise<boolean> => (await db.query(FINISH_LOAD, [id, now])).length > 0;

/** A batch of which nothing has run is as if it had never been. */
export const forgetBatch = async (tx: Queryable, id: Id): Promise<void> => {
  await tx.query(FORGET_ROWS, [id]);
  await tx.query(FORGET, [id]);
};

export const readProgress = async (db: Queryable, batchId: Id): Promise<Progress> => {
  const found = await db.query<{ state: RowState; rows: number; fen: string }>(PROGRESS, [batchId]);
  const of = (state: RowState) => {
    const row = found.find((one) => one.state === state);
    return { rows: row?.rows ?? 0, fen: Number(row?.fen ?? 0) };
  };
  return { waiting: of('waiting'), sent: of('sent'), done: of('done'), refused: of('refused') };
};

/** Whether any row has not ended. */
export const hasOpen = async (db: Queryable, batchId: Id): Promise<boolean> => (await db.query<{ open: boolean }>(HAS_OPEN, [batchId]))[0]!.open;

/** Rows for one worker, which nobody else takes before `askAt`; none when nothing can be done now. */
export const takeRows = async (db: Queryable, batchId: Id, { limit, askAt, now }: { limit: number; askAt: Date; now: Date }): Promise<TakenRow[]> =>
  (await db.query<Omit<TakenRow, 'fen'> & { fen: string }>(TAKE, [batchId, limit, askAt, now])).map((row) => ({ ...row, fen: Number(row.fen) }));

const reasonOf = (outcome: RowOutcome): string | null => {
  if (outcome.state === 'done') return null;
  return outcome.state === 'refused' ? outcome.reason : outcome.why;
};

/** Writes what became of rows together with their transfers. Gives how many have ended by it. */
export const noteOutcomes = async (db: Queryable, outcomes: readonly RowOutcome[], now: Date): Promise<number> => {
  const done = outcomes.map((outcome) => (outcome.state === 'done' ? outcome : null));
  const [row] = await db.query<{ ended: number }>(NOTE, [
    outcomes.map(({ id }) => id),
    outcomes.map(({ state }) => state),
    outcomes.map(reasonOf),
    done.map((one) => one?.theirId ?? null),
    done.map((one) => one?.debitedOn ?? null),
    outcomes.map((outcome) => (outcome.state === 'sent' ? outcome.askAt : null)),
    now,
  ]);
  return row!.ended;
};

/** Ends a batch of which nothing is open any more. */
export const endBatch = async (db: Queryable, id: Id, now: Date): Promise<void> => {
  await db.query(END, [id, now]);
};

/** Rows behind a line, in the order of the file, at most five thousand. */
export const readResult = async (db: Queryable, batchId: Id, afterLine: number): Promise<ResultRow[]> =>
  (await db.query<Omit<ResultRow, 'fen'> & { fen: string }>(RESULT, [batchId, afterLine])).map((row) => ({ ...row, fen: Number(row.fen) }));
