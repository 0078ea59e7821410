-- What a spend touches, and no more. See docs/decisions/0010.

-- An index whose predicate named `remaining` got a new entry with every spend, and four others with it: PostgreSQL updates a
-- row in place only when no column of any index changes. `is_open` changes once, when the lot is empty.
drop index lots_to_spend, lots_to_expire;
alter table lots set (fillfactor = 80);
alter table lots add column is_open boolean not null generated always as (remaining > 0) stored; -- and so every page is written anew
create index lots_to_spend on lots (member_id, ends_on, id) where is_open;
create index lots_to_expire on lots (ends_on, id) where is_open;
alter table accounts set (fillfactor = 80);

-- Checking them locked a row that the same function had inserted a line before. The verifier looks again.
alter table spends drop constraint spends_id_fkey;
alter table mall_orders drop constraint mall_orders_spend_id_fkey;

-- As before, in three statements instead of six (four when both accounts are members'): lock, insert where both accounts have one unit, change the balances that are kept.
create or replace function ledger_post(
  p_id uuid, p_debit bigint, p_credit bigint, p_amount bigint, p_cause text, p_reference text, p_owner bigint, p_at timestamptz
) returns boolean language plpgsql as $$
declare
  known transfers;
  debited bigint; -- the balance of the member's account on that side; null: it is the house's
  credited bigint;
begin
  select max(balance) filter (where id = p_debit), max(balance) filter (where id = p_credit) into debited, credited
    from (select id, balance from accounts where id in (p_debit, p_credit) and owner_id is not null order by id for update) locked;
  insert into transfers (id, debit_id, credit_id, amount, cause, reference, owner_id, posted_at)
    select p_id, d.id, c.id, p_amount, p_cause, p_reference, p_owner, p_at
    from accounts d join accounts c on c.unit = d.unit where d.id = p_debit and c.id = p_credit
    on conflict (id) do nothing;
  if not found then
    select * into known from transfers where id = p_id;
    if not found then
      raise exception 'transfer % is between accounts that do not belong together: % and %', p_id, p_debit, p_credit;
    end if;
    if (known.debit_id, known.credit_id, known.amount, known.cause, known.reference)
      is distinct from (p_debit, p_credit, p_amount, p_cause, p_reference) then perform refuse('idempotency-conflict');
    end if;
    return false;
  end if;
  if debited < p_amount then perform refuse('points-short'); end if;
  if debited is not null then update accounts set balance = balance - p_amount where id = p_debit; end if;
  if credited is not null then update accounts set balance = balance + p_amount where id = p_credit; end if;
  return true;
end $$;

-- As before, by `is_open`.
create or replace function points_spend(
  p_id uuid, p_member bigint, p_points bigint, p_purpose text, p_reference text, p_is_held boolean, p_held_until timestamptz,
  p_today date, p_at timestamptz
) returns boolean language plpgsql as $$
declare
  available bigint := points_account(p_member, 'points-available');
  target bigint := case when p_is_held then points_account(p_member, 'points-held') else points_house(p_purpose) end;
  missing bigint := p_points;
  taken bigint;
  lot record;
begin
  if available is null then perform refuse('points-short'); end if;
  if not ledger_post(p_id, available, target, p_points, 'spent', p_purpose || ':' || p_reference, p_member, p_at) then
    return false;
  end if;
  for lot in
    select id, remaining from lots where member_id = p_member and is_open and ends_on >= p_today order by ends_on, id
  loop
    taken := least(lot.remaining, missing);
    update lots set remaining = remaining - taken where id = lot.id;
    insert into lot_moves (taking_id, transfer_id, lot_id, points) values (p_id, p_id, lot.id, -taken);
    missing := missing - taken;
    exit when missing = 0;
  end loop;
  if missing > 0 then perform refuse('points-short'); end if;
  insert into spends (id, member_id, purpose, reference, points, state, held_until)
    values (p_id, p_member, p_purpose, p_reference, p_points, case when p_is_held then 'held' else 'settled' end, p_held_until);
  return true;
end $$;

create or replace function points_expire(p_member bigint, p_today date, p_at timestamptz) returns bigint language plpgsql as $$
declare
  available bigint := points_account(p_member, 'points-available');
  expired bigint := 0;
  transfer uuid;
  lot record;
begin
  perform from accounts where id = available for update;
  for lot in
    select id, remaining from lots where member_id = p_member and is_open and ends_on < p_today order by ends_on, id limit 1000
  loop
    transfer := gen_random_uuid(); -- behind the lock, an empty lot is what tells that it was taken
    perform ledger_post(transfer, available, 5, lot.remaining, 'expired', lot.id::text, p_member, p_at);
    insert into lot_moves (taking_id, transfer_id, lot_id, points) values (transfer, transfer, lot.id, -lot.remaining);
    update lots set remaining = 0 where id = lot.id;
    expired := expired + lot.remaining;
  end loop;
  return expired;
end $$;

create or replace view points_liability_by_expiry as
  select ends_on, sum(remaining) as points from lots where is_open group by ends_on;
