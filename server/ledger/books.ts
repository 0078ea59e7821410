import { sql } from '../database/database';
import { among, type Books } from './verify';

const ACCOUNTS = sql(
  'ledger.accounts',
  `select format('transfer %s is between accounts %s (%s) and %s (%s)', t.id,
     t.debit_id, coalesce(d.unit, 'missing'), t.credit_id, coalesce(c.unit, 'missing')) as difference
   from transfers t left join accounts d on d.id = t.debit_id left join accounts c on c.id = t.credit_id
   where ${among('t.owner_id')} and (d.id is null or c.id is null or d.unit <> c.unit) order by t.seq limit 1`,
);

const OWNERS = sql(
  'ledger.owners',
  `select format('transfer %s belongs to %s, its accounts to %s and %s', t.id,
     coalesce(t.owner_id::text, 'nobody'), coalesce(d.owner_id::text, 'the house'), coalesce(c.owner_id::text, 'the house')) as difference
   from transfers t join accounts d on d.id = t.debit_id join accounts c on c.id = t.credit_id
   where ${among('t.owner_id')} and (
     coalesce(d.owner_id, c.owner_id) is distinct from t.owner_id or coalesce(c.owner_id, d.owner_id) is distinct from t.owner_id)
   order by t.seq limit 1`,
);

const BALANCES = sql(
  'ledger.balances',
  `select format('account %s (%s of %s) holds %s, its transfers come to %s', a.id, a.kind, a.owner_id, a.balance, coalesce(s.total, 0)) as difference
   from accounts a left join (
     select side.account_id, sum(side.change) as total
     from transfers t cross join lateral (values (t.credit_id, t.amount), (t.debit_id, -t.amount)) side (account_id, change)
     where ${among('t.owner_id')} group by side.account_id
   ) s on s.account_id = a.id
   where a.owner_id is not null and ${among('a.owner_id')} and a.balance <> coalesce(s.total, 0) order by a.id limit 1`,
);

const NEVER_NEGATIVE = sql(
  'ledger.never_negative',
  `select format('account %s falls to %s with transfer %s', account_id, balance, id) as difference
   from (
     select side.account_id, t.id, t.seq, sum(side.change) over (partition by side.account_id order by t.seq) as balance
     from transfers t cross join lateral (values (t.credit_id, t.amount), (t.debit_id, -t.amount)) side (account_id, change)
     join accounts a on a.id = side.account_id and a.owner_id is not null
     where ${among('t.owner_id')}
   ) running where balance < 0 order by seq limit 1`,
);

export const ledgerBooks: Books = {
  tables: ['accounts', 'transfers'],
  checks: [
    { rule: 'A transfer is between two accounts that exist and count the same unit.', find: ACCOUNTS },
    { rule: 'A transfer belongs to the member whose accounts it touches, and touches those of no other.', find: OWNERS },
    { rule: "A member's balance is what came in less what went out.", find: BALANCES },
    { rule: 'No balance was ever below zero, in the order of the transfers.', find: NEVER_NEGATIVE },
  ],
};
