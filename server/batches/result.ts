import type { Database } from '../database/database';
import { readProgress, readResult, type Batch, type ResultRow, type RowState } from './store';

const HEAD = 'line,account,payer,fen,reference,outcome,reason,number,bankNumber,debitedOn';

/** What a biller reads: a row that has not ended is open, whatever we have tried. */
const OUTCOMES = { waiting: 'open', sent: 'open', done: 'done', refused: 'refused' } as const satisfies Record<RowState, string>;

const lineOf = ({ id, line, account, payer, fen, reference, state, reason, theirId, debitedOn }: ResultRow): string =>
  [line, account, payer, fen, reference, OUTCOMES[state], reason ?? '', id, theirId ?? '', debitedOn ?? ''].join();

/**
 * A batch as a file for its biller: a line for each row in the order of theirs, then what it comes to. `number` is what the row is called at
 * the bank and in our books. Nothing in it has to be quoted: the file it answers was let in with nothing that does.
 */
export const resultLines = async function* (database: Database, batch: Pick<Batch, 'id'>): AsyncIterable<string> {
  yield HEAD;
  for (let rows = await readResult(database, batch.id, 0); rows.length > 0; rows = await readResult(database, batch.id, rows.at(-1)!.line)) {
    for (const row of rows) yield lineOf(row);
  }
  const { waiting, sent, done, refused } = await readProgress(database, batch.id);
  yield `total,done,${done.rows},${done.fen}`;
  yield `total,refused,${refused.rows},${refused.fen}`;
  yield `total,open,${waiting.rows + sent.rows},${waiting.fen + sent.fen}`;
};
