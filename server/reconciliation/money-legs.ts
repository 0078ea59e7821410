import type { Statement } from '../database/database';
import { comparing } from './comparing';
import type { LegName } from './differences';

interface Money {
  leg: LegName;
  source: 'wechat' | 'bank';
  method: 'wechat' | 'debit';
}

const theirs = (source: string, kind: string): string =>
  `select payment_id, reference, min(fen) as fen, sum(fen) as total_fen, count(*) as lines, null::text as place
   from statement_lines where run_id = $1 and source = '${source}' and kind = '${kind}' group by payment_id, reference`;

/** The bank's statement has the rows of batches too. */
const BATCH_ROWS = `select id, fen, null::text as place from batch_rows where debited_on = $2 and state = 'done'`;
const KNOWN_AT_BANK = `select p.id, p.method, p.state, p.paid_on from payments p where p.id = n.id union all
  select b.id, 'debit', case b.state when 'refused' then 'row-refused' else b.state end, b.debited_on from batch_rows b where b.id = n.id`;

const collected = ({ leg, source, method }: Money): Statement =>
  comparing({
    leg,
    theirs: theirs(source, 'collected'),
    ours: `select id, collected_fen as fen, null::text as place from payments where paid_on = $2 and method = '${method}'
      ${method === 'debit' ? `union all ${BATCH_ROWS}` : ''}`,
    ...(method === 'debit' && { known: KNOWN_AT_BANK }),
    kind: `case when w.id is not null and w.lines is not null then 'money-amount' when w.id is not null then 'money-missing'
      when known.id is null or known.method <> '${method}' then 'money-unknown' when known.state = 'row-refused' then 'row-refused'
      when known.paid_on is null then 'money-unnoted' else 'money-other-day' end`,
  });

const refunded = ({ leg, source, method }: Money): Statement =>
  comparing({
    leg,
    theirs: theirs(source, 'refunded'),
    ours: `select id, collected_fen as fen, null::text as place from payments where refunded_on = $2 and method = '${method}'`,
    kind: `case when w.id is not null and w.lines is not null then 'refund-amount' when w.id is not null then 'refund-missing'
      when known.id is null or known.method <> '${method}' then 'refund-unknown' when known.state = 'refunding' then 'refund-unnoted'
      when known.refunded_on is not null then 'refund-other-day' else 'refund-unwanted' end`,
  });

/** What WeChat Pay and the bank collected and gave back on a day, against the payments that say so. */
export const MONEY_LEGS = [
  collected({ leg: 'wechat-collected', source: 'wechat', method: 'wechat' }),
  refunded({ leg: 'wechat-refunded', source: 'wechat', method: 'wechat' }),
  collected({ leg: 'bank-collected', source: 'bank', method: 'debit' }),
  refunded({ leg: 'bank-refunded', source: 'bank', method: 'debit' }),
];
