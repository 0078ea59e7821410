-- The ledger. Two kinds of rows: accounts, and transfers between them. See docs/ledger.md.

-- A member's account keeps its balance, so that a race ends in one winner and one refusal. A house account keeps none:
-- it would be a row that every payment waits for. Its balance is the sum of its transfers.
create table accounts (
  id bigint primary key,
  kind text not null,
  unit text not null check (unit in ('points', 'fen')),
  owner_id bigint,
  balance bigint check (balance >= 0),
  check ((owner_id is null) = (balance is null)),
  unique nulls not distinct (owner_id, kind)
);

-- Balanced by construction: the same amount leaves one account and reaches another. The id is the idempotency key.
-- No foreign keys to accounts: checking one locks the row of the house account that every transfer names; ledger_post
-- looks both up instead, and the verifier looks again.
create table transfers (
  id uuid primary key,
  seq bigint generated always as identity,
  debit_id bigint not null,
  credit_id bigint not null,
  amount bigint not null check (amount > 0),
  cause text not null,
  reference text not null,
  owner_id bigint,
  posted_at timestamptz not null,
  check (debit_id <> credit_id)
);
create index transfers_of_owner on transfers (owner_id, seq);
create trigger transfers_append_only before update or delete on transfers for each row execute function refuse_change();
create trigger transfers_no_truncate before truncate on transfers execute function refuse_change();

-- Posts one transfer. True: it was posted. False: it stood there already, on the same terms. Refuses
-- `idempotency-conflict` when its id stands there on other terms and `points-short` when the account has too little.
-- Members' accounts are locked first, in the order of their ids, so transfers of one member follow each other and `seq`
-- is their order. A member's account is what the house owes: a credit adds to it, a debit takes from it.
create function ledger_post(
  p_id uuid, p_debit bigint, p_credit bigint, p_amount bigint, p_cause text, p_reference text, p_owner bigint, p_at timestamptz
) returns boolean language plpgsql as $$
declare
  known transfers;
begin
  perform from accounts where id in (p_debit, p_credit) and owner_id is not null order by id for update;
  if (select count(*) <> 2 or min(unit) <> max(unit) from accounts where id in (p_debit, p_credit)) then
    raise exception 'transfer % is between accounts that do not belong together: % and %', p_id, p_debit, p_credit;
  end if;
  insert into transfers (id, debit_id, credit_id, amount, cause, reference, owner_id, posted_at)
    values (p_id, p_debit, p_credit, p_amount, p_cause, p_reference, p_owner, p_at) on conflict (id) do nothing;
  if not found then
    select * into known from transfers where id = p_id;
    if (known.debit_id, known.credit_id, known.amount, known.cause, known.reference)
      is distinct from (p_debit, p_credit, p_amount, p_cause, p_reference) then perform refuse('idempotency-conflict');
    end if;
    return false;
  end if;
  update accounts set balance = balance - p_amount where id = p_debit and owner_id is not null and balance >= p_amount;
  if not found and exists (select from accounts where id = p_debit and owner_id is not null) then
    perform refuse('points-short');
  end if;
  update accounts set balance = balance + p_amount where id = p_credit and owner_id is not null;
  return true;
end $$;
