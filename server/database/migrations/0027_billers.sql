-- Billers are data. What a member sees is the version in force; a payment remembers the one it was made by.
create table biller_imports (
  id bigint primary key,
  file_name text not null,
  file_hash bytea not null,
  added integer not null,
  changed integer not null,
  imported_at timestamptz not null
);
create trigger biller_imports_append_only before update or delete on biller_imports for each row execute function refuse_change();

create table billers (
  id bigint primary key,
  key text not null unique,
  version integer not null check (version >= 1),
  category text not null,
  name text not null,
  found_by text not null, -- all that may be typed for it, a line each: the name, its pinyin (shanghaishidianli), the initials (shsdl)
  regions text[] not null,
  is_on_shelf boolean not null,
  position integer not null
);
create index billers_on_shelf on billers (category, position, id) where is_on_shelf;

create table biller_versions (
  biller_id bigint not null references billers,
  version integer not null,
  content jsonb not null,
  import_id bigint not null references biller_imports,
  primary key (biller_id, version)
);
create trigger biller_versions_append_only before update or delete on biller_versions for each row execute function refuse_change();

-- Bills that a biller has left with us, from files. A file is loaded line by line, so that a load that was killed goes on; it is
-- the biller's bills in one step, when all of it was read and is right.
create table hosted_files (
  id bigint primary key,
  biller_id bigint not null references billers,
  file_hash bytea not null,
  file_name text not null,
  lines_loaded integer not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz,
  unique (biller_id, file_hash)
);
create table hosted_lines (
  file_id bigint not null references hosted_files,
  line integer not null,
  account_hash bytea not null,
  their_id text not null,
  amount_fen bigint not null check (amount_fen > 0),
  period text not null,
  due_on date not null,
  holder text,
  primary key (file_id, line)
);
create table hosted_bills (
  biller_id bigint not null references billers,
  their_id text not null,
  account_hash bytea not null,
  amount_fen bigint not null check (amount_fen > 0),
  paid_fen bigint not null default 0,
  period text not null,
  due_on date not null,
  holder text,
  file_id bigint not null,
  primary key (biller_id, their_id),
  check (paid_fen between 0 and amount_fen)
);
create index hosted_bills_of_account on hosted_bills (biller_id, account_hash) where paid_fen < amount_fen;

-- What was paid to a biller whose bills are with us: its statement. The payment is the idempotency key.
create table hosted_receipts (
  payment_id bigint primary key,
  biller_id bigint not null,
  their_id text not null, -- of the bill; of a top-up or a direct payment, made here
  amount_fen bigint not null check (amount_fen > 0),
  accepted_on date not null,
  accepted_at timestamptz not null
);
create index hosted_receipts_of_day on hosted_receipts (accepted_on, payment_id);
create trigger hosted_receipts_append_only before update or delete on hosted_receipts for each row execute function refuse_change();

-- What was refused once is refused for good: its money may be on the way back.
create table hosted_refusals (
  payment_id bigint primary key,
  biller_id bigint not null,
  reason text not null check (reason in ('paid-elsewhere', 'biller-refused')),
  refused_at timestamptz not null
);
create trigger hosted_refusals_append_only before update or delete on hosted_refusals for each row execute function refuse_change();

-- What became of a payment: accepted, or refused with a reason. No row: it never came.
create function hosted_outcome(p_payment bigint) returns table (their_id text, accepted_on date, refused text) language sql stable as $$
  select r.their_id, r.accepted_on, null from hosted_receipts r where r.payment_id = p_payment
  union all
  select null, null, r.reason from hosted_refusals r where r.payment_id = p_payment
$$;

-- Takes a payment of a hosted bill, or one without a bill (p_bill is null), once; what it said first it says however often it is asked. A bill
-- that is another account's by now is not paid.
create function hosted_deliver(p_payment bigint, p_biller bigint, p_bill text, p_account bytea, p_fen bigint, p_on date, p_at timestamptz)
  returns table (their_id text, accepted_on date, refused text) language plpgsql as $$
declare
  bill hosted_bills;
  no text;
begin
  -- Whoever pays the same bill waits here; the same payment twice, too.
  select * into bill from hosted_bills b where b.biller_id = p_biller and b.their_id = p_bill for update;
  return query select * from hosted_outcome(p_payment);
  if found then return; end if;
  no := case when p_bill is null then null when bill.their_id is null or bill.account_hash <> p_account then 'biller-refused'
    when bill.paid_fen + p_fen > bill.amount_fen then 'paid-elsewhere' end;
  if no is not null then
    insert into hosted_refusals values (p_payment, p_biller, no, p_at) on conflict do nothing;
  else
    insert into hosted_receipts values (p_payment, p_biller, coalesce(p_bill, p_payment::text), p_fen, p_on, p_at) on conflict do nothing;
    if found then update hosted_bills b set paid_fen = paid_fen + p_fen where b.biller_id = p_biller and b.their_id = p_bill; end if;
  end if;
  return query select * from hosted_outcome(p_payment);
end $$;
