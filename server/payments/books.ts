import { sql } from '../database/database';
import { among, type Books } from '../ledger/verify';

/** What must stand in the ledger of a payment, by its state: each transfer has a name of its own, made of the payment's. */
const EXPECTED = `payments p cross join lateral (values
  ('collected', clearing, 13, case when p.state not in ('unpaid', 'closed') then p.collected_fen end),
  ('delivered', 13, 14, case when p.state = 'done' then p.pay_fen - p.fee_fen end),
  ('fee', 13, 15, case when p.state = 'done' then p.fee_fen end),
  ('points-cost', 16, 14, case when p.state = 'done' then p.points_fen end),
  ('coupon-cost', 17, 14, case when p.state = 'done' then p.coupon_fen end),
  ('refunded', 13, clearing, case when p.state = 'refunded' then p.collected_fen end)
) e (name, debit_id, credit_id, fen)`.replace('payments p', `(select *, case method when 'wechat' then 11 else 12 end as clearing from payments where ${among('member_id')}) p`);

const TRANSFERS = sql(
  'payments.transfers',
  `select format('payment %s is %s, so %s is %s; the ledger has %s from %s to %s', p.id, p.state, e.name, coalesce(nullif(e.fen, 0), 0), coalesce(t.amount, 0),
     coalesce(t.debit_id, 0), coalesce(t.credit_id, 0)) as difference
   from ${EXPECTED} left join transfers t on t.id = payment_transfer(p.id, e.name)
   where (t.amount, t.debit_id, t.credit_id, t.reference) is distinct from (
     nullif(e.fen, 0), case when e.fen > 0 then e.debit_id end::bigint, case when e.fen > 0 then e.credit_id end::bigint, case when e.fen > 0 then 'payment:' || p.id end)
   order by p.id limit 1`,
);

const AMOUNTS = sql(
  'payments.amounts',
  `select format('payment %s of %s and %s is %s: collected %s, held back for %s', p.id, p.amount_fen, p.fee_fen, p.state, coalesce(p.collected_fen, 0), p.pay_fen) as difference
   from payments p where ${among('p.member_id')} and (
     (p.state in ('paid', 'done') and p.collected_fen is distinct from p.pay_fen) or (p.state in ('unpaid', 'closed') and p.collected_fen is not null)
     or (p.state in ('refunding', 'refunded') and p.collected_fen is null))
   order by p.id limit 1`,
);

/** Transfers in fen that no payment explains. Those of batches are for their own room to explain. */
const STRAYS = sql(
  'payments.strays',
  `select format('transfer %s (%s of %s, %s) is of no payment', t.id, t.cause, t.amount, t.reference) as difference
   from transfers t join accounts a on a.id = t.debit_id and a.unit = 'fen'
   left join payments p on t.reference = 'payment:' || p.id and t.id = payment_transfer(p.id, t.cause)
   where $1::bigint[] is null and t.reference not like 'batch:%' and p.id is null order by t.seq limit 1`,
);

/** What a payment is called where points are spent for it. */
const PAYMENT_NUMBER = '^[1-9][0-9]{11,18}$';

const SPENDS = sql(
  'payments.spends',
  `select format('payment %s takes %s points and is %s; the spend of it, of %s points, is %s', coalesce(p.id::text, s.reference), coalesce(p.points, 0),
     coalesce(p.state, 'missing'), coalesce(s.points, 0), coalesce(s.state, 'missing')) as difference
   from (select * from payments where points > 0 and ${among('member_id')}) p
   full join (select * from spends where purpose = 'payment' and reference ~ '${PAYMENT_NUMBER}' and ${among('member_id')}) s
     on s.id = p.spend_id
   where (s.member_id, s.reference, s.points, s.state, s.returned) is distinct from (
     p.member_id, p.id::text, p.points, case when p.state in ('unpaid', 'paid') then 'held' when p.state = 'done' then 'settled' else 'released' end,
     case when p.state in ('unpaid', 'paid', 'done') then 0 else p.points end)
   order by p.id limit 1`,
);

const COUPONS = sql(
  'payments.coupons',
  `select format('coupon %s of %s is used for %s; the payment that has it is %s, of %s', coalesce(o.id, p.coupon_id), coalesce(o.value_fen, 0),
     coalesce(o.payment_id::text, 'nothing'), coalesce(p.id::text, 'missing'), coalesce(p.coupon_fen, 0)) as difference
   from (select * from payments where coupon_id is not null and state in ('unpaid', 'paid', 'done') and ${among('member_id')}) p
   full join (select * from mall_orders where payment_id is not null and ${among('member_id')}) o on o.id = p.coupon_id and o.payment_id = p.id
   where (o.member_id, o.value_fen::bigint, o.state) is distinct from (p.member_id, p.coupon_fen, 'fulfilled') order by 1 limit 1`,
);

/** So what is held (13) is what was collected and is neither with its biller nor back: every transfer of it is one that a payment's state asks for. */
export const paymentBooks: Books = {
  tables: ['payments'],
  checks: [
    { rule: 'What came for a payment is what it asked for, or goes back; nothing came for one that is not paid.', find: AMOUNTS },
    { rule: 'A payment has the transfers of its state, each once and of its amount, and no other.', find: TRANSFERS },
    { rule: 'Every transfer of money is of a payment, or of a batch.', find: STRAYS },
    { rule: 'Points of a payment are held while it is open, settled when it is done, released otherwise.', find: SPENDS },
    { rule: 'A coupon is used for one payment, which is open or done and has its value off.', find: COUPONS },
  ],
};
