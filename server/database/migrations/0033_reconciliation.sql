-- The statements of partners against our payments, day by day. A run is written when it has ended and never changes; what holds of a day is its
-- newest run. `waiting`: a statement could not be had whole, so nothing was compared.
create table reconciliations (
  id bigint primary key,
  day date not null,
  state text not null check (state in ('zero', 'different', 'waiting')),
  waiting_for text, -- whose statement is missing
  waiting_why text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  check ((state = 'waiting') = (waiting_for is not null))
);
create index reconciliations_of_day on reconciliations (day, id desc);
create trigger reconciliations_append_only before update or delete on reconciliations for each row execute function refuse_change();

-- What was compared with what, and how much of it was the same on both sides.
create table reconciliation_legs (
  run_id bigint not null references reconciliations deferrable initially deferred,
  leg text not null,
  ours_count bigint not null,
  ours_fen bigint not null,
  theirs_count bigint not null,
  theirs_fen bigint not null,
  matched_count bigint not null,
  differences_count bigint not null, -- all of them; of a leg that is wrong throughout not all are kept
  primary key (run_id, leg)
);
create trigger reconciliation_legs_append_only before update or delete on reconciliation_legs for each row execute function refuse_change();

create table reconciliation_differences (
  run_id bigint not null references reconciliations deferrable initially deferred,
  leg text not null,
  kind text not null,
  payment_id bigint,       -- null where theirs is a number that none of ours can be
  reference text,
  ours_fen bigint,
  theirs_fen bigint,
  our_state text,          -- of the payment, at that moment
  detail text
);
create index reconciliation_differences_of_run on reconciliation_differences (run_id);
create trigger reconciliation_differences_append_only before update or delete on reconciliation_differences for each row execute function refuse_change();

-- The lines of the run under way. They can be had again from whoever wrote them, so nothing of them is kept: neither logged nor, when it is
-- over, stored.
create unlogged table statement_lines (
  run_id bigint not null,
  source text not null,    -- whose statement
  kind text not null,
  payment_id bigint,       -- null: it is no number of ours, and `reference` says what it is
  reference text,
  biller_key text,
  fen bigint not null
);

-- One run at a time. Whoever has the turn says until when; one that died loses it then.
create table reconciliation_turn (run_id bigint, until timestamptz not null);
insert into reconciliation_turn (until) values ('-infinity');

-- Which payments stand in the statements of a day. Payments lie in the order of time, and so do these days but for a few: a summary of each megabyte
-- finds them, and costs a payment next to nothing.
create index payments_by_day on payments using brin (paid_on, delivered_on, refunded_on) with (autosummarize = on);
