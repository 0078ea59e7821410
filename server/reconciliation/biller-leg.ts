import { comparing } from './comparing';

/** What billers accepted on a day: those that answer themselves by their statements, those whose bills are with us by what was written for them. */
export const BILLER_LEG = comparing({
  leg: 'billers',
  theirs: `select payment_id, reference, min(fen) as fen, sum(fen) as total_fen, count(*) as lines, min(biller_key) as place
    from statement_lines where run_id = $1 and source = 'billers' group by payment_id, reference
    union all
    select r.payment_id, null, r.amount_fen, r.amount_fen, 1, b.key from hosted_receipts r left join billers b on b.id = r.biller_id where r.accepted_on = $2`,
  ours: `select p.id, p.amount_fen as fen, b.key as place from payments p join billers b on b.id = p.biller_id where p.delivered_on = $2`,
  kind: `case when w.id is not null and w.lines is not null then case when w.ours_place is distinct from w.theirs_place then 'biller-other' else 'biller-amount' end
    when w.id is not null then 'biller-missing' when known.id is null then 'biller-unknown' when known.state = 'paid' then 'biller-unnoted'
    when known.delivered_on is not null then 'biller-other-day' else 'biller-after-refund' end`,
});
