-- A biller's file of accounts to debit. It is known by what is in it, so that the same file run again goes on and never debits again. It is
-- loaded line by line, and nothing of it runs before all of it is there.
create table batches (
  id bigint primary key,
  name text not null unique,
  biller_id bigint not null references billers,
  file_hash bytea not null,
  rows integer not null check (rows > 0),
  total_fen bigint not null check (total_fen > 0),
  rows_loaded integer not null default 0 check (rows_loaded between 0 and rows),
  started_at timestamptz not null,
  loaded_at timestamptz,
  ended_at timestamptz,
  unique (biller_id, file_hash)
);

-- waiting → sent → done | refused. `id` is the number everywhere: at the bank, in the ledger, in the result. What was sent, and of which
-- nobody knows what became, stays `sent` and is asked for again. The account rests sealed until the row has ended.
create table batch_rows (
  id bigint primary key,
  batch_id bigint not null references batches,
  biller_id bigint not null,
  line integer not null,
  account_sealed bytea,
  account_masked text not null,
  payer text not null,
  fen bigint not null check (fen > 0),
  reference text not null, -- the biller's own
  state text not null check (state in ('waiting', 'sent', 'done', 'refused')),
  reason text,
  their_id text,           -- how the bank calls it
  debited_on date,         -- the day of the bank's statement
  ended_at timestamptz,
  attempts integer not null default 0,
  ask_at timestamptz,      -- sent: when somebody asks what became of it
  note text,               -- why that is not known yet, for whoever looks after the service
  unique (batch_id, line),
  check ((account_sealed is null) = (state in ('done', 'refused'))),
  check ((ask_at is not null) = (state = 'sent')),
  check ((their_id is not null) = (state = 'done') and (debited_on is not null) = (state = 'done'))
) with (fillfactor = 80);
-- What a biller calls by one name is debited once, in whatever file it comes; what was refused may come again.
create unique index batch_rows_reference on batch_rows (biller_id, reference) where state <> 'refused';
create index batch_rows_waiting on batch_rows (batch_id, line) where state = 'waiting';
create index batch_rows_sent on batch_rows (batch_id, ask_at) where state = 'sent';
create index batch_rows_of_day on batch_rows (debited_on) where state = 'done';

-- Takes rows of a batch for one worker: those that were never sent first, then those whose outcome is due to be asked for. Whoever takes one
-- sets when it is due again, so that one that dies with its process is left to the next.
create function batch_take(p_batch bigint, p_limit integer, p_ask_at timestamptz, p_at timestamptz) returns setof batch_rows language plpgsql
set enable_seqscan = off as $$
begin
  return query update batch_rows set state = 'sent', attempts = attempts + 1, ask_at = p_ask_at where id = any (array(
      select id from batch_rows where batch_id = p_batch and state = 'waiting' order by line limit p_limit for update skip locked
    )) returning *;
  if found then return; end if;
  return query update batch_rows set attempts = attempts + 1, ask_at = p_ask_at where id = any (array(
      select id from batch_rows where batch_id = p_batch and state = 'sent' and ask_at <= p_at order by ask_at limit p_limit for update skip locked
    )) returning *;
end $$;

-- What became of rows, and the money of those that were debited, in one step: the bank has it, and the biller has it to get. A row that has
-- ended is left as it is, however often it is told. Gives how many ended now.
create function batch_note(
  p_ids bigint[], p_states text[], p_reasons text[], p_their_ids text[], p_days date[], p_ask_ats timestamptz[], p_at timestamptz
) returns integer language plpgsql set enable_seqscan = off as $$
declare
  r record;
  ended integer := 0;
begin
  for r in
    select b.id, b.fen, o.state, o.reason, o.their_id, o.day, o.ask_at
      from unnest(p_ids, p_states, p_reasons, p_their_ids, p_days, p_ask_ats) as o (id, state, reason, their_id, day, ask_at)
      join batch_rows b on b.id = o.id where b.state = 'sent' order by b.id for update of b
  loop
    if r.state = 'sent' then
      update batch_rows set ask_at = r.ask_at, note = r.reason where id = r.id;
      continue;
    end if;
    update batch_rows set state = r.state, reason = r.reason, their_id = r.their_id, debited_on = r.day, ended_at = p_at, account_sealed = null, ask_at = null,
      note = null where id = r.id;
    ended := ended + 1;
    if r.state = 'done' then
      perform ledger_post(payment_transfer(r.id, 'batch-collected'), 12, 14, r.fen, 'batch-collected', 'batch:' || r.id, null, p_at);
    end if;
  end loop;
  return ended;
end $$;
