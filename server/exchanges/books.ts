import { sql } from '../database/database';
import { among, type Books } from '../ledger/verify';

const INWARD = sql(
  'exchanges.inward',
  `select format('exchange %s in, %s, gives %s points; the lot of it has %s', coalesce(e.id::text, l.reference),
     coalesce(e.state, 'missing'), coalesce(e.received, 0), coalesce(l.points, 0)) as difference
   from (select * from exchanges where direction = 'in' and ${among('member_id')}) e
   full join (
     select l.member_id, l.points, t.reference from lots l join transfers t on t.id = l.transfer_id
     where l.source = 'exchange' and ${among('l.member_id')}
   ) l on l.reference = 'exchange:' || e.id and l.member_id = e.member_id
   where l.points is distinct from case when e.state = 'done' then e.received end order by e.id limit 1`,
);

const OUTWARD = sql(
  'exchanges.outward',
  `select format('exchange %s out of %s points is %s; the spend of it, of %s points, is %s', coalesce(e.id::text, s.reference),
     coalesce(e.given, 0), coalesce(e.state, 'missing'), coalesce(s.points, 0), coalesce(s.state, 'missing')) as difference
   from (select * from exchanges where direction = 'out' and ${among('member_id')}) e
   full join (select * from spends where purpose = 'exchange' and ${among('member_id')}) s
     on s.reference = e.id::text and s.member_id = e.member_id
   where (s.points, s.state, s.returned) is distinct from (
     e.given, case e.state when 'pending' then 'held' when 'done' then 'settled' when 'refused' then 'released' end,
     case e.state when 'refused' then e.given else 0 end)
   order by e.id limit 1`,
);

export const exchangeBooks: Books = {
  tables: ['exchanges'],
  checks: [
    { rule: 'An exchange in gave one lot when it was done, and none before or otherwise.', find: INWARD },
    { rule: 'An exchange out has its spend: held while pending, settled when done, released when refused.', find: OUTWARD },
  ],
};
