import { sql } from '../database/database';
import { among, type Books } from '../ledger/verify';

const ORDERS = sql(
  'mall.orders',
  `select format('order %s of %s points is %s; spend %s of %s points is %s, %s of it returned', coalesce(o.id::text, s.reference),
     coalesce(o.points, 0), coalesce(o.state, 'missing'), coalesce(s.id, o.spend_id), coalesce(s.points, 0),
     coalesce(s.state, 'missing'), coalesce(s.returned, 0)) as difference
   from (select * from mall_orders where ${among('member_id')}) o
   full join (select * from spends where purpose = 'order' and ${among('member_id')}) s on s.id = o.spend_id
   where (o.member_id, o.points, o.id::text) is distinct from (s.member_id, s.points, s.reference)
     or (s.state, s.returned) is distinct from (
       case o.state when 'reserved' then 'held' when 'cancelled' then 'released' else 'settled' end,
       case when o.state in ('cancelled', 'refunded') then o.points else 0 end)
   order by o.id limit 1`,
);

export const mallBooks: Books = {
  tables: ['mall_orders'],
  checks: [
    {
      rule: 'An order has its spend, of as many points: held while reserved, settled when fulfilled, released when cancelled, all returned when refunded.',
      find: ORDERS,
    },
  ],
};
