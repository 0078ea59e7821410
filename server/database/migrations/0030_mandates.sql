-- A member lets bills of an account be debited, none of them above a cap. One that was stopped stays stopped.
create table mandates (
  id bigint primary key,
  member_id bigint not null,
  key uuid not null,
  account_id bigint not null references bill_accounts,
  biller_id bigint not null references billers,
  cap_fen bigint not null check (cap_fen > 0),
  agreement_version text not null,
  state text not null check (state in ('active', 'paused', 'stopped')),
  started_at timestamptz not null,
  stopped_at timestamptz,
  check_at timestamptz, -- active: when a job looks next what is due
  unique (member_id, key),
  check ((stopped_at is not null) = (state = 'stopped')),
  check ((check_at is not null) = (state = 'active'))
);
create unique index mandates_live on mandates (account_id) where state <> 'stopped';
create index mandates_to_check on mandates (check_at) where check_at is not null;

-- One bill under a mandate. announced → paying → done | failed; announced → skipped, and announced again should it become possible. Each
-- time it is tried has a number of its own, of which the key of the payment is made: whoever tries the same again gets the same payment.
create table debits (
  id bigint primary key,
  mandate_id bigint not null references mandates,
  their_bill text not null,
  fen bigint not null check (fen > 0), -- with the fee, as the member was told
  debit_on date not null,
  state text not null check (state in ('announced', 'paying', 'done', 'failed', 'skipped')),
  reason text,
  turn integer not null default 0,     -- the number of the try
  shortages integer not null default 0, -- how often the account did not have it
  bill_id bigint,
  payment_id bigint,
  announced_at timestamptz not null,
  ended_at timestamptz,
  work_at timestamptz, -- when a job goes on with it
  unique (mandate_id, their_bill),
  check ((work_at is not null) = (state in ('announced', 'paying'))),
  check ((ended_at is not null) = (state in ('done', 'failed', 'skipped'))),
  check (state <> 'paying' or bill_id is not null)
);
create index debits_to_work on debits (work_at) where work_at is not null;
create index debits_of_payment on debits (payment_id) where payment_id is not null;
