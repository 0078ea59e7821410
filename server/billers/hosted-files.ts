import { sql, type Database, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { refuseLine, type BillLine } from './bill-lines';

/** Only one file of a biller is loaded at a time: another that was cut off is given up for it. */
const GIVE_UP_LINES = sql(
  'hosted_files.give_up_lines',
  `delete from hosted_lines where file_id in (select id from hosted_files where biller_id = $1 and file_hash <> $2 and finished_at is null)`,
);
const GIVE_UP = sql('hosted_files.give_up', 'delete from hosted_files where biller_id = $1 and file_hash <> $2 and finished_at is null');
const ADD = sql(
  'hosted_files.add',
  'insert into hosted_files (id, biller_id, file_hash, file_name, started_at) values ($1, $2, $3, $4, $5) on conflict (biller_id, file_hash) do nothing',
);
const FIND = sql(
  'hosted_files.find',
  'select id, lines_loaded as "linesLoaded", finished_at as "finishedAt" from hosted_files where biller_id = $1 and file_hash = $2',
);
const MOVE_ON = sql('hosted_files.move_on', 'update hosted_files set lines_loaded = $3 where id = $1 and lines_loaded = $2 and finished_at is null returning id');
const ADD_LINES = sql(
  'hosted_lines.add',
  `insert into hosted_lines (file_id, line, account_hash, their_id, amount_fen, period, due_on, holder)
   select $1, r.line, decode(r.hash, 'hex'), r."theirId", r."amountFen", r.period, r."dueOn", r.holder
   from jsonb_to_recordset($2::jsonb) as r(line integer, hash text, "theirId" text, "amountFen" bigint, period text, "dueOn" date, holder text)`,
);
const DROP_LINES = sql('hosted_lines.drop', 'delete from hosted_lines where file_id = $1');
const DROP = sql('hosted_files.drop', 'delete from hosted_files where id = $1 and finished_at is null');

/** A file of 100,000 lines becomes bills in one step, which takes longer than a request may. */
const TAKE_TIME = sql('hosted_files.take_time', `select set_config('statement_timeout', '120s', true)`);
const LOCK = sql('hosted_files.lock', 'select id from hosted_files where id = $1 and finished_at is null for update');
const FIND_REPEATED = sql(
  'hosted_lines.find_repeated',
  `select their_id as "theirId", min(line) as first, (array_agg(line order by line))[2] as line from hosted_lines where file_id = $1
   group by their_id having count(*) > 1 order by 3 limit 1`,
);
/** A bill for less than was paid of it is left alone, so that the count tells of it. */
const PUBLISH = sql(
  'hosted_bills.publish',
  `with taken as (
     insert into hosted_bills as b (biller_id, their_id, account_hash, amount_fen, period, due_on, holder, file_id)
     select $1, their_id, account_hash, amount_fen, period, due_on, holder, file_id from hosted_lines where file_id = $2 order by their_id
     on conflict (biller_id, their_id) do update set account_hash = excluded.account_hash, amount_fen = excluded.amount_fen,
       period = excluded.period, due_on = excluded.due_on, holder = excluded.holder, file_id = excluded.file_id
       where b.paid_fen <= excluded.amount_fen and (b.paid_fen = 0 or b.account_hash = excluded.account_hash)
     returning 1
   ) select (select count(*) from taken)::int as taken, (select count(*) from hosted_lines where file_id = $2)::int as lines`,
);
const FIND_OVERPAID = sql(
  'hosted_lines.find_overpaid',
  `select l.line, l.their_id as "theirId", b.paid_fen::int as "paidFen", l.amount_fen::int as "amountFen", b.account_hash <> l.account_hash as "isMoved"
   from hosted_lines l join hosted_bills b on b.biller_id = $1 and b.their_id = l.their_id
   where l.file_id = $2 and b.paid_fen > 0 and (b.paid_fen > l.amount_fen or b.account_hash <> l.account_hash) order by l.line limit 1`,
);
const FINISH = sql('hosted_files.finish', 'update hosted_files set finished_at = $2 where id = $1');

export interface HostedFile {
  id: Id;
  linesLoaded: number;
  finishedAt: Date | null;
}

interface NewFile {
  id: Id;
  billerId: Id;
  fileHash: Buffer;
  fileName: string;
  at: Date;
}

export const addFile = (database: Database, { id, billerId, fileHash, fileName, at }: NewFile): Promise<void> =>
  database.transaction(async (tx) => {
    await tx.query(GIVE_UP_LINES, [billerId, fileHash]);
    await tx.query(GIVE_UP, [billerId, fileHash]);
    await tx.query(ADD, [id, billerId, fileHash, fileName, at]);
  });

export const openFile = async (db: Queryable, billerId: Id, fileHash: Buffer): Promise<HostedFile> =>
  (await db.query<HostedFile>(FIND, [billerId, fileHash]))[0]!;

type HostedRow = Omit<BillLine, 'account'> & { hash: string };

/** Keeps lines and how far the file was read, in one step. Throws when somebody else loads the same file. */
export const addLines = (database: Database, { fileId, from, to, rows }: { fileId: Id; from: number; to: number; rows: HostedRow[] }): Promise<void> =>
  database.transaction(async (tx) => {
    const moved = await tx.query(MOVE_ON, [fileId, from, to]);
    if (moved.length === 0) throw new Error('another load of a file of this biller is under way');
    await tx.query(ADD_LINES, [fileId, JSON.stringify(rows)]);
  });

export const dropFile = (database: Database, fileId: Id): Promise<void> =>
  database.transaction(async (tx) => {
    await tx.query(DROP_LINES, [fileId]);
    await tx.query(DROP, [fileId]);
  });

const refuseRepeated = async (tx: Queryable, fileId: Id): Promise<void> => {
  const [twice] = await tx.query<{ theirId: string; first: number; line: number }>(FIND_REPEATED, [fileId]);
  if (twice) refuseLine(twice.line, `账单号“${twice.theirId}”在第${twice.first}行已经用过`);
};

const refuseOverpaid = async (tx: Queryable, billerId: Id, fileId: Id): Promise<never> => {
  const [found] = await tx.query<{ line: number; theirId: string; paidFen: number; amountFen: number; isMoved: boolean }>(FIND_OVERPAID, [billerId, fileId]);
  const { line, theirId, paidFen, amountFen, isMoved } = found!;
  if (isMoved) return refuseLine(line, `账单“${theirId}”已经有人缴费，不能改到别的户号下`);
  return refuseLine(line, `账单“${theirId}”已缴${paidFen}分，不能改成${amountFen}分`);
};

/** The lines of a file are the biller's bills, all in one step; gives how many. Refuses with `billers-refused`. */
export const finishFile = ({ database, clock }: Pick<Deps, 'database' | 'clock'>, billerId: Id, fileId: Id): Promise<number> =>
  database.transaction(async (tx) => {
    await tx.query(TAKE_TIME);
    const held = await tx.query(LOCK, [fileId]);
    if (held.length === 0) throw new Error('another load of a file of this biller is under way');
    await refuseRepeated(tx, fileId);
    const [counted] = await tx.query<{ taken: number; lines: number }>(PUBLISH, [billerId, fileId]);
    if (counted!.taken < counted!.lines) await refuseOverpaid(tx, billerId, fileId);
    await tx.query(FINISH, [fileId, clock.now()]);
    await tx.query(DROP_LINES, [fileId]);
    return counted!.lines;
  });
