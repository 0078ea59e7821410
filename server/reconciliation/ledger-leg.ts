import { sql } from '../database/database';
import { DIFFERENCES_KEPT_MAX } from './differences';

/** The transfers of a payment, and what each has to come to by what the payment says. Accounts: docs/ledger.md. */
const TRANSFERS = {
  collected: { of: 'collected_fen', debit: '11, 12', credit: '13' },
  delivered: { of: `case when state = 'done' then pay_fen - fee_fen end`, debit: '13', credit: '14' },
  fee: { of: `case when state = 'done' then fee_fen end`, debit: '13', credit: '15' },
  'points-cost': { of: `case when state = 'done' then points_fen end`, debit: '16', credit: '14' },
  'coupon-cost': { of: `case when state = 'done' then coupon_fen end`, debit: '17', credit: '14' },
  refunded: { of: `case when state = 'refunded' then collected_fen end`, debit: '13', credit: '11, 12' },
};

const names = Object.entries(TRANSFERS);
const list = (parts: readonly string[]): string => parts.join(', ');
const EXPECTED = list(names.map(([name, { of }]) => `coalesce(${of}, 0)::numeric as "${name}"`));
const POSTED = list([
  ...names.map(([name, { debit, credit }]) => `coalesce(sum(amount) filter (where cause = '${name}' and debit_id in (${debit}) and credit_id in (${credit})), 0) as "${name}"`),
  `coalesce(sum(amount) filter (where cause not in (${list(names.map(([name]) => `'${name}'`))})), 0) as other`,
]);
const SUM_OF = (side: string): string => names.map(([name]) => `coalesce(${side}."${name}", 0)`).join(' + ');
const ROW_OF = (side: string): string => `(${list(names.map(([name]) => `coalesce(${side}."${name}", 0)`))})`;
const DETAIL = `concat_ws('；', ${list(
  names.map(([name]) => `case when coalesce(p."${name}", 0) <> coalesce(l."${name}", 0) then format('${name}: %s ≠ %s', coalesce(p."${name}", 0), coalesce(l."${name}", 0)) end`),
)}, case when l.other > 0 then format('%s 分没有名目', l.other) end)`;

const IN_FEN = `(debit_id between 11 and 17 or credit_id between 11 and 17) and reference like 'payment:%'`;

/**
 * Payments that were started on the day, or stand in one of its statements, against the transfers in fen that name them. Ids of transfers
 * begin with the time of their payment, so those of a day lie together; those of a payment from another day are few and are looked up.
 * $1 run, $2 day, $3 and $4 the first ids of the day and of the next.
 */
export const LEDGER_LEG = sql(
  'reconciliation.ledger',
  `with scope as (
     select id, (id >= $3 and id < $4) as is_of_day, state, ${EXPECTED} from payments
     where (id >= $3 and id < $4) or paid_on = $2 or delivered_on = $2 or refunded_on = $2
   ),
   posted as (
     select substr(reference, 9)::bigint as id, ${POSTED} from transfers
     where id >= (substr(lpad(to_hex($3::bigint), 16, '0'), 1, 12) || repeat('0', 20))::uuid and id < (substr(lpad(to_hex($4::bigint), 16, '0'), 1, 12) || repeat('0', 20))::uuid
       and ${IN_FEN} group by 1
   ),
   posted_before as (
     select s.id, t.* from scope s cross join lateral (
       select ${POSTED} from transfers
       where id between (substr(lpad(to_hex(s.id), 16, '0'), 1, 12) || repeat('0', 20))::uuid and (substr(lpad(to_hex(s.id), 16, '0'), 1, 12) || repeat('f', 20))::uuid
         and ${IN_FEN} and reference = 'payment:' || s.id
     ) t where not s.is_of_day
   ),
   pairs as materialized (
     select coalesce(p.id, l.id) as id, p.state, ${SUM_OF('p')} as ours_fen, ${SUM_OF('l')} + coalesce(l.other, 0) as theirs_fen,
       case when ${ROW_OF('p')} is distinct from ${ROW_OF('l')} or l.other > 0 then ${DETAIL} end as detail
     from scope p full join (select * from posted union all select * from posted_before) l on l.id = p.id
   ),
   kept as (
     insert into reconciliation_differences (run_id, leg, kind, payment_id, ours_fen, theirs_fen, our_state, detail)
     select $1, 'ledger', 'ledger-differs', id, ours_fen, theirs_fen, state, detail from pairs where detail is not null limit ${DIFFERENCES_KEPT_MAX}
   )
   insert into reconciliation_legs (run_id, leg, ours_count, ours_fen, theirs_count, theirs_fen, matched_count, differences_count)
   select $1, 'ledger', count(state), coalesce(sum(ours_fen), 0), count(*) filter (where theirs_fen > 0), coalesce(sum(theirs_fen), 0),
     count(*) filter (where detail is null), count(detail)
   from pairs`,
);

/** Rows of batches that were debited on the day, each against the one transfer it has. $1 run, $2 day. */
export const BATCHES_LEG = sql(
  'reconciliation.ledger_batches',
  `with pairs as materialized (
     select b.id, b.state, b.fen as ours_fen, t.amount as theirs_fen from batch_rows b
     left join lateral (
       select amount from transfers where id = payment_transfer(b.id, 'batch-collected') and debit_id = 12 and credit_id = 14 offset 0
     ) t on true where b.debited_on = $2 and b.state = 'done'
   ),
   kept as (
     insert into reconciliation_differences (run_id, leg, kind, payment_id, ours_fen, theirs_fen, our_state)
     select $1, 'ledger-batches', 'ledger-differs', id, ours_fen, theirs_fen, state from pairs where ours_fen is distinct from theirs_fen limit ${DIFFERENCES_KEPT_MAX}
   )
   insert into reconciliation_legs (run_id, leg, ours_count, ours_fen, theirs_count, theirs_fen, matched_count, differences_count)
   select $1, 'ledger-batches', count(*), coalesce(sum(ours_fen), 0), count(theirs_fen), coalesce(sum(theirs_fen), 0),
     count(*) filter (where ours_fen = theirs_fen), count(*) filter (where ours_fen is distinct from theirs_fen)
   from pairs`,
);
