import { sql } from '../database/database';
import type { Books } from '../ledger/verify';

/** Rows of a batch are no member's, so nothing is compared when members are asked about. */
const EVERYBODY = '$1::bigint[] is null';

const ROWS = sql(
  'batches.rows',
  `select format('batch row %s of %s fen is %s; the transfer of it, from %s to %s, is of %s', coalesce(r.id::text, t.reference), coalesce(r.fen, 0),
     coalesce(r.state, 'missing'), coalesce(t.debit_id, 0), coalesce(t.credit_id, 0), coalesce(t.amount, 0)) as difference
   from (select 'batch:' || id as reference, id, fen, state from batch_rows where ${EVERYBODY}) r
   full join (select * from transfers where cause = 'batch-collected' and ${EVERYBODY}) t on t.reference = r.reference
   where (t.debit_id, t.credit_id, t.amount) is distinct from
     (case when r.state = 'done' then 12::bigint end, case when r.state = 'done' then 14::bigint end, case when r.state = 'done' then r.fen end)
   order by r.id limit 1`,
);

const TOTALS = sql(
  'batches.totals',
  `select format('batch %s has %s rows of %s fen, its file %s of %s', b.name, count(r.id), coalesce(sum(r.fen), 0), b.rows, b.total_fen) as difference
   from batches b left join batch_rows r on r.batch_id = b.id where ${EVERYBODY} and b.loaded_at is not null
   group by b.id having count(r.id) <> b.rows or sum(r.fen) <> b.total_fen order by b.id limit 1`,
);

export const batchBooks: Books = {
  tables: ['batches', 'batch_rows'],
  checks: [
    { rule: 'A row of a batch has its transfer, from the bank to the biller, when it was debited, and none otherwise.', find: ROWS },
    { rule: 'A batch that was loaded has the rows and the money of its file.', find: TOTALS },
  ],
};
