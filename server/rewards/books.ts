import { sql } from '../database/database';
import { among, type Books } from '../ledger/verify';

const PAID = sql(
  'rewards.paid',
  `select format('reward %s is %s and gave %s points to %s; the lot of it gave %s to %s', coalesce(r.id::text, l.reference),
     coalesce(r.state, 'missing'), coalesce(r.points, 0), coalesce(r.member_id::text, 'nobody'), coalesce(l.points, 0),
     coalesce(l.member_id::text, 'nobody')) as difference
   from (select * from rewards where paid_at is not null and ${among('member_id')}) r
   full join (
     select l.member_id, l.points, t.reference from lots l join transfers t on t.id = l.transfer_id
     where (l.source = 'reward' or split_part(t.reference, ':', 1) = 'reward') and ${among('l.member_id')}
   ) l on l.reference = 'reward:' || r.id
   where (r.points, r.member_id) is distinct from (l.points, l.member_id) order by r.id limit 1`,
);

const TAKEN_BACK = sql(
  'rewards.taken_back',
  `select format('reward %s, which is %s, had %s points taken back; the spend of it took %s', coalesce(r.id::text, s.reference),
     coalesce(r.state, 'missing'), coalesce(r.taken_back, 0), coalesce(s.points, 0)) as difference
   from (select * from rewards where paid_at is not null and taken_back > 0 and ${among('member_id')}) r
   full join (select * from spends where purpose = 'reward' and ${among('member_id')}) s on s.reference = r.id::text
   where (r.taken_back, r.member_id, 'settled', 0::bigint) is distinct from (s.points, s.member_id, s.state, s.returned)
   order by r.id limit 1`,
);

const BUDGETS = sql(
  'rewards.budgets',
  `select format('version %s has used %s of its budget of %s, its rewards come to %s', coalesce(b.rules_version, r.rules_version),
     coalesce(b.used, 0), coalesce(b.budget, 0), coalesce(r.points, 0)) as difference
   from reward_budgets b full join (
     select rules_version, sum(points - taken_back) as points from rewards where points > 0 group by rules_version
   ) r on r.rules_version = b.rules_version
   where $1::bigint[] is null and coalesce(b.used, 0) <> coalesce(r.points, 0) order by 1 limit 1`,
);

const LEVELS = sql(
  'rewards.levels',
  `select format('reward %s of level %s is %s points, version %s says %s', r.id, r.level, r.points,
     coalesce(r.rules_version::text, 'none'), coalesce(v.content->'levels'->>(r.level - 1), 'nothing')) as difference
   from rewards r left join reward_rules v on v.version = r.rules_version
   where r.points > 0 and ${among('r.member_id')}
     and (v.content->'levels'->>(r.level - 1))::bigint is distinct from r.points order by r.id limit 1`,
);

export const rewardBooks: Books = {
  tables: ['rewards'],
  checks: [
    { rule: 'A reward that was paid gave one lot of as many points, and nothing else gave one.', find: PAID },
    { rule: 'What was taken back of a reward left its lot, and nothing else did.', find: TAKEN_BACK },
    { rule: 'What a budget has used is what its rewards gave or set aside, less what came back.', find: BUDGETS },
    { rule: 'A reward is as many points as its rules say for its level.', find: LEVELS },
  ],
};
