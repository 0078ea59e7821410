import { sql, type Statement } from '../database/database';
import { DIFFERENCES_KEPT_MAX, type LegName } from './differences';

/** Both sides of a leg, as queries. */
interface Sides {
  leg: LegName;
  /** Of each number: `payment_id`, `reference`, `fen` of its first line, `total_fen` and `lines` of all, `place`: whose it is there. */
  theirs: string;
  /** Of each payment: `id`, `fen`, `place`. */
  ours: string;
  /** The kind of a pair of which one side is missing or that is not the same on both; `known` is the payment, whatever its state. */
  kind: string;
  /** What of ours has the number `n`, as `known`; without it, payments. */
  known?: string;
}

/**
 * Compares both sides of a leg, keeps what differs, and gives the counts. Its parameters are the run and the day. Looked up
 * one by one is only what is different: a statement of a million lines that agrees is two scans and a join.
 */
export const comparing = ({ leg, theirs, ours, kind, known = 'select p.* from payments p where p.id = n.id' }: Sides): Statement =>
  sql(
    `reconciliation.${leg}`,
    `with theirs as (${theirs}), ours as (${ours}),
     pairs as materialized (
       select t.payment_id, t.reference, t.lines, t.fen as theirs_fen, t.total_fen, t.place as theirs_place, o.id, o.fen as ours_fen, o.place as ours_place
       from theirs t full join ours o on o.id = t.payment_id
     ),
     wrong as (
       select ${kind} as kind, coalesce(w.payment_id, w.id) as payment_id, w.reference, w.ours_fen, w.theirs_fen, known.state, null::text as detail
       from (select * from pairs where (ours_fen, ours_place) is distinct from (theirs_fen, theirs_place)) w
       cross join lateral (select coalesce(w.id, w.payment_id) as id) n
       left join lateral (${known} offset 0) known on true -- one by one: no statistics tell how few they are
       union all
       select 'line-twice', payment_id, reference, ours_fen, total_fen - theirs_fen, null, lines || ' 行' from pairs where lines > 1
     ),
     kept as (
       insert into reconciliation_differences (run_id, leg, kind, payment_id, reference, ours_fen, theirs_fen, our_state, detail)
       select $1, '${leg}', * from wrong limit ${DIFFERENCES_KEPT_MAX}
     )
     insert into reconciliation_legs (run_id, leg, ours_count, ours_fen, theirs_count, theirs_fen, matched_count, differences_count)
     select $1, '${leg}', count(id), coalesce(sum(ours_fen), 0), coalesce(sum(lines), 0), coalesce(sum(total_fen), 0),
       count(*) filter (where lines = 1 and (ours_fen, ours_place) is not distinct from (theirs_fen, theirs_place)), (select count(*) from wrong)
     from pairs`,
  );
