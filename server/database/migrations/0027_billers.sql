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
  pinyin text not null,   -- without tones and blanks: beijingshigongdian
  initials text not null, -- bjsgd
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
create index hosted_receipts_of_day on hosted_receipts (accepted_on);
create trigger hosted_receipts_append_only before update or delete on hosted_receipts for each row execute function refuse_change();
