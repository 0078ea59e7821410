import { sql, type Statement } from '../database/database';
import { DIFFERENCES_KEPT_MAX, type LegName } from './differences';

/** What is a difference by being there. */
const listing = (leg: LegName, found: string): Statement =>
  sql(
    `reconciliation.${leg}`,
    `with wrong as materialized (${found}),
     kept as (
       insert into reconciliation_differences (run_id, leg, kind, payment_id, reference, ours_fen, theirs_fen, our_state, detail)
       select $1, '${leg}', * from wrong limit ${DIFFERENCES_KEPT_MAX}
     )
     insert into reconciliation_legs (run_id, leg, ours_count, ours_fen, theirs_count, theirs_fen, matched_count, differences_count)
     select $1, '${leg}', count(ours_fen), coalesce(sum(ours_fen), 0), count(theirs_fen), coalesce(sum(theirs_fen), 0), 0, count(*) from wrong`,
  );

/** Payments up to the end of the day that have had no outcome for a day. $2 the end of the day, $3 a day ago. */
export const OPEN_LEG = listing(
  'open',
  `select case state when 'refunding' then 'refund-stuck' else 'payment-stuck' end as kind, id as payment_id, null::text as reference,
     coalesce(collected_fen, pay_fen) as ours_fen, null::bigint as theirs_fen, state, note
   from payments where ask_at is not null and state in ('unpaid', 'paid', 'refunding') and started_at < $2 and coalesce(paid_at, started_at) < $3`,
);

/** What was said of money on the day and is not of ours. $2 and $3 its beginning and its end. */
export const ODDITIES_LEG = listing(
  'oddities',
  `select 'oddity' as kind, null::bigint as payment_id, reference, null::bigint as ours_fen, amount_fen as theirs_fen, null::text as state,
     source || ': ' || what as detail
   from pay_oddities where heard_at >= $2 and heard_at < $3`,
);
