import { sql } from '../database/database';
import { among, type Books } from '../ledger/verify';

const EARNINGS = sql(
  'points.earnings',
  `select case when l.id is null then format('transfer %s earned %s points, and there is no lot of it', t.id, t.amount)
     else format('lot %s has %s points of member %s, its transfer %s gave %s to %s', l.id, l.points, l.member_id, l.transfer_id,
       coalesce(t.amount, 0), coalesce(a.owner_id::text, 'nobody')) end as difference
   from (select * from lots where ${among('member_id')}) l
   full join (select * from transfers where cause = 'earned' and ${among('owner_id')}) t on t.id = l.transfer_id
   left join accounts a on a.id = t.credit_id and a.kind = 'points-available'
   where (l.points, l.member_id) is distinct from (t.amount, a.owner_id) order by t.seq limit 1`,
);

/** What a transfer says was taken or returned is what its moves say, all of it and no more. */
const MOVES = sql(
  'points.moves',
  `select format('transfer %s (%s) moved %s, the lots moved %s', coalesce(t.id, m.transfer_id), coalesce(t.cause, 'missing'),
     coalesce(t.points, 0), coalesce(m.points, 0)) as difference
   from (
     select id, seq, cause, case cause when 'returned' then amount else -amount end as points
     from transfers where cause in ('spent', 'returned', 'expired') and ${among('owner_id')}
   ) t full join (
     select m.transfer_id, sum(m.points) as points
     from lot_moves m join lots l on l.id = m.lot_id where ${among('l.member_id')} group by m.transfer_id
   ) m on m.transfer_id = t.id
   where t.points is distinct from m.points order by t.seq limit 1`,
);

const REMAINING = sql(
  'points.remaining',
  `select format('lot %s has %s of %s left, its moves leave %s', l.id, l.remaining, l.points, l.points + coalesce(m.points, 0)) as difference
   from lots l left join (
     select m.lot_id, sum(m.points) as points from lot_moves m join lots l on l.id = m.lot_id
     where ${among('l.member_id')} group by m.lot_id
   ) m on m.lot_id = l.id
   where ${among('l.member_id')} and (l.remaining <> l.points + coalesce(m.points, 0) or l.remaining not between 0 and l.points)
   order by l.id limit 1`,
);

const ENDS = sql(
  'points.ends',
  `select format('lot %s ends on %s, its moves say %s', l.id, l.ends_on, greatest(l.expires_on, m.extended_to)) as difference
   from lots l left join (
     select m.lot_id, max(m.extended_to) as extended_to from lot_moves m join lots l on l.id = m.lot_id
     where m.extended_to is not null and ${among('l.member_id')} group by m.lot_id
   ) m on m.lot_id = l.id
   where ${among('l.member_id')} and (l.extended_to is distinct from m.extended_to or l.ends_on <> greatest(l.expires_on, m.extended_to))
   order by l.id limit 1`,
);

const VERY_LOTS = sql(
  'points.very_lots',
  `select format('lot %s got back %s more of spend %s than it gave', lot_id, points, taking_id) as difference
   from (
     select m.taking_id, m.lot_id, sum(m.points) as points from lot_moves m join lots l on l.id = m.lot_id
     where ${among('l.member_id')} group by m.taking_id, m.lot_id
   ) back where points > 0 order by taking_id, lot_id limit 1`,
);

const MOVERS = sql(
  'points.movers',
  `select format('transfer %s of member %s moved lot %s of member %s', m.transfer_id, t.owner_id, l.id, l.member_id) as difference
   from lot_moves m join lots l on l.id = m.lot_id join transfers t on t.id = m.transfer_id
   where ${among('l.member_id')} and t.owner_id is distinct from l.member_id order by t.seq limit 1`,
);

const AVAILABLE = sql(
  'points.available',
  `select format('member %s has %s available, the lots have %s', a.owner_id, a.balance, coalesce(l.remaining, 0)) as difference
   from (select owner_id, balance from accounts where kind = 'points-available' and ${among('owner_id')}) a
   full join (select member_id, sum(remaining) as remaining from lots where ${among('member_id')} group by member_id) l
     on l.member_id = a.owner_id
   where a.balance is distinct from coalesce(l.remaining, 0) order by a.owner_id limit 1`,
);

const HELD = sql(
  'points.held',
  `select format('member %s has %s held, the spends hold %s', a.owner_id, a.balance, coalesce(s.points, 0)) as difference
   from accounts a left join (
     select member_id, sum(points - returned) as points from spends where state = 'held' and ${among('member_id')} group by member_id
   ) s on s.member_id = a.owner_id
   where a.kind = 'points-held' and ${among('a.owner_id')} and a.balance <> coalesce(s.points, 0) order by a.owner_id limit 1`,
);

const TAKEN = sql(
  'points.taken',
  `select format('spend %s says that %s points of member %s were taken, its transfer says %s of %s', coalesce(s.id, t.id),
     coalesce(s.points, 0), coalesce(s.member_id::text, 'nobody'), coalesce(t.amount, 0), coalesce(a.owner_id::text, 'nobody')) as difference
   from (select * from spends where ${among('member_id')}) s
   full join (select * from transfers where cause = 'spent' and ${among('owner_id')}) t on t.id = s.id
   left join accounts a on a.id = t.debit_id and a.kind = 'points-available'
   where (s.points, s.member_id, s.purpose || ':' || s.reference) is distinct from (t.amount, a.owner_id, t.reference)
   order by t.seq limit 1`,
);

const RETURNED = sql(
  'points.returned',
  `select format('spend %s says that %s of %s were returned, the lots got %s', s.id, s.returned, s.points, coalesce(m.points, 0)) as difference
   from spends s left join (
     select m.taking_id, sum(m.points) as points from lot_moves m join lots l on l.id = m.lot_id
     where m.points > 0 and ${among('l.member_id')} group by m.taking_id
   ) m on m.taking_id = s.id
   where ${among('s.member_id')} and (s.returned <> coalesce(m.points, 0) or s.returned > s.points) order by s.id limit 1`,
);

/** By what it was for: what still lies in the held account, and what the house keeps of it. */
const STATES = sql(
  'points.states',
  `select format('%s of member %s: the spends hold %s and kept %s, the transfers hold %s and kept %s', coalesce(s.about, t.about),
     coalesce(s.member_id, t.owner_id), coalesce(s.held, 0), coalesce(s.kept, 0), coalesce(t.held, 0), coalesce(t.kept, 0)) as difference
   from (
     select member_id, purpose || ':' || reference as about,
       sum(points - returned) filter (where state = 'held') as held, sum(points - returned) filter (where state <> 'held') as kept
     from spends where ${among('member_id')} group by member_id, about
   ) s full join (
     select t.owner_id, t.reference as about, min(t.seq) as seq,
       sum(case when c.kind = 'points-held' then t.amount when d.kind = 'points-held' then -t.amount end) as held,
       sum(case points_house(split_part(t.reference, ':', 1)) when c.id then t.amount when d.id then -t.amount end) as kept
     from transfers t join accounts d on d.id = t.debit_id join accounts c on c.id = t.credit_id
     where t.cause in ('spent', 'settled', 'returned') and ${among('t.owner_id')} group by t.owner_id, about
   ) t on t.owner_id = s.member_id and t.about = s.about
   where (coalesce(s.held, 0), coalesce(s.kept, 0)) is distinct from (coalesce(t.held, 0), coalesce(t.kept, 0)) order by t.seq limit 1`,
);

export const pointBooks: Books = {
  tables: ['lots', 'lot_moves', 'spends'],
  checks: [
    { rule: 'Every earning is one lot of as many points, of the member who got them.', find: EARNINGS },
    { rule: 'What was spent, returned or expired left the lots or came back to them, point for point.', find: MOVES },
    { rule: 'What remains of a lot is what it began with and what moved since, never below zero or above its beginning.', find: REMAINING },
    { rule: 'A lot ends on the day it was given, or on the last day a late return gave it.', find: ENDS },
    { rule: 'Points return to the lots they came from, no more to each than it gave.', find: VERY_LOTS },
    { rule: "A member's transfers move that member's lots.", find: MOVERS },
    { rule: 'What is available is what remains of the lots.', find: AVAILABLE },
    { rule: 'What is held is what the open holds have not returned.', find: HELD },
    { rule: 'Every spend was taken by one transfer of as many points, from the member it names.', find: TAKEN },
    { rule: 'What a spend returned is what its lots got back, never more than it took.', find: RETURNED },
    { rule: 'What a spend is (held, settled, released) is where its points lie.', find: STATES },
  ],
};
