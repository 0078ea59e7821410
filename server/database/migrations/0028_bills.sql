-- Whose bills a member pays: a name, and no person of ours.
create table family_members (
  id bigint primary key,
  member_id bigint not null,
  key uuid not null,
  name text not null,
  unique (member_id, key)
);

-- An account at a biller. What it is known by there rests sealed; `account_hash` finds it again: an HMAC over biller and fields.
create table bill_accounts (
  id bigint primary key,
  member_id bigint not null,
  key uuid not null,
  biller_id bigint not null references billers,
  account_hash bytea not null,
  fields_sealed bytea, -- null once it is unbound
  masked text not null,
  holder text,
  alias text,
  family_id bigint references family_members on delete set null,
  reminder_days integer,
  monthly_limit_fen bigint,
  due_state text not null default 'unknown' check (due_state in ('due', 'none', 'unknown')),
  due_fen bigint,
  due_on date,
  due_id text,                 -- the biller's own number of the bill
  due_checked_at timestamptz,
  check_at timestamptz,        -- when a job asks the biller next; null: never
  check_failures integer not null default 0, -- how often it did not answer since it did last
  reminded_for text,           -- the bill that the member was reminded of
  has_mandate boolean not null default false,
  bound_at timestamptz not null,
  unbound_at timestamptz,
  unique (member_id, key),
  check ((unbound_at is null) = (fields_sealed is not null)),
  check ((due_state = 'due') = (due_fen is not null))
);
create unique index bill_accounts_bound on bill_accounts (member_id, account_hash) where unbound_at is null;
create index bill_accounts_of_member on bill_accounts (member_id, id);
create index bill_accounts_of_family on bill_accounts (family_id) where family_id is not null;
create index bill_accounts_to_check on bill_accounts (check_at) where check_at is not null and unbound_at is null;
create index bill_accounts_to_remind on bill_accounts (due_on, id)
  where due_state = 'due' and reminder_days is not null and unbound_at is null and reminded_for is distinct from due_id;

-- What was paid for an account, as the payments told: what is usual, what a month came to, what was paid last.
create table account_payments (
  payment_id bigint primary key,
  account_id bigint not null,
  amount_fen bigint not null check (amount_fen > 0),
  paid_at timestamptz not null
);
create index account_payments_of_account on account_payments (account_id, paid_at desc);
create trigger account_payments_append_only before update or delete on account_payments for each row execute function refuse_change();

-- What is to be paid, as the member was told, for some minutes. Amounts come from here and from nowhere else.
create table bills (
  id bigint primary key,
  member_id bigint not null,
  account_id bigint not null,
  biller_id bigint not null,
  biller_version integer not null,
  their_id text,               -- null where nothing is owed: top-ups, direct payments
  owed_fen bigint not null check (owed_fen > 0),
  amount_fen bigint not null check (amount_fen between 1 and owed_fen),
  fee_fen bigint not null check (fee_fen >= 0),
  is_part boolean not null,    -- a part of it may be paid, so that it can be paid again
  period text,
  holder text,
  due_on date,
  items jsonb not null,
  looked_up_at timestamptz not null,
  expires_at timestamptz not null
);
create index bills_looked_up on bills (looked_up_at);
create index bills_of_member on bills (member_id);

-- How often billers were asked for a member, since when: binding and looking up are no way to try numbers.
create table biller_questions (
  member_id bigint primary key,
  since timestamptz not null,
  count integer not null
) with (fillfactor = 70);
