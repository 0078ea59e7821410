insert into accounts (id, kind, unit) values
  (1, 'points-issued', 'points'),    -- what the bank gave, its marketing expense
  (2, 'points-redeemed', 'points'),  -- spent in the mall
  (3, 'points-paid', 'points'),      -- spent as cash in bill payments
  (4, 'points-exchanged', 'points'), -- between us and the credit-card points system
  (5, 'points-expired', 'points');   -- breakage

create table point_rules (
  version integer primary key check (version >= 1),
  content jsonb not null,
  effective_at timestamptz not null,
  saved_at timestamptz not null
);
create trigger point_rules_append_only before update or delete on point_rules for each row execute function refuse_change();

-- Points earned together, which expire together. `remaining` is what of it lies in the member's available account: the two
-- agree always. `ends_on` is the last day it can be spent: the day it was given, or a later one after a late return.
create table lots (
  id bigint primary key,
  member_id bigint not null references members,
  transfer_id uuid not null unique references transfers,
  source text not null,
  points bigint not null check (points > 0),
  remaining bigint not null check (remaining between 0 and points),
  rules_version integer not null, -- no foreign key: every earning would lock the row of the rules in force
  steps jsonb not null,
  earned_on date not null,
  earned_at timestamptz not null,
  expires_on date not null,
  extended_to date,
  ends_on date not null generated always as (greatest(expires_on, extended_to)) stored
);
create index lots_to_spend on lots (member_id, ends_on, id) where remaining > 0;
create index lots_to_expire on lots (ends_on, id) where remaining > 0;
create index lots_earned on lots (member_id, earned_on);

-- What was taken for something. Held: set aside until it is settled (kept by the house) or released (back to the member).
-- `id` is the transfer that took it. What is returned goes back to the very lots it came from.
create table spends (
  id uuid primary key references transfers,
  member_id bigint not null,
  purpose text not null check (purpose in ('order', 'payment', 'exchange')),
  reference text not null,
  points bigint not null check (points > 0),
  returned bigint not null default 0 check (returned between 0 and points),
  state text not null check (state in ('held', 'settled', 'released')),
  held_until timestamptz,
  check (state <> 'released' or returned = points)
);
create index spends_held on spends (held_until, id) where state = 'held';
create index spends_of_member on spends (member_id) where state = 'held';

-- What a transfer took from a lot (negative) or returned to it (positive). `taking_id` is the transfer that took.
create table lot_moves (
  taking_id uuid not null,
  transfer_id uuid not null,
  lot_id bigint not null,
  points bigint not null check (points <> 0),
  extended_to date,
  primary key (taking_id, transfer_id, lot_id)
);
create trigger lot_moves_append_only before update or delete on lot_moves for each row execute function refuse_change();

create table check_ins (
  member_id bigint not null references members,
  day date not null,
  kind text not null check (kind in ('on-time', 'make-up')),
  key uuid not null,
  points bigint not null check (points >= 0),
  bonus bigint not null check (bonus >= 0),
  streak integer not null check (streak >= 1),
  checked_in_at timestamptz not null,
  primary key (member_id, day)
);
create unique index check_ins_by_key on check_ins (member_id, key);
create trigger check_ins_append_only before update or delete on check_ins for each row execute function refuse_change();

-- `period` is `once` or a month: a task is claimed once in each.
create table task_claims (
  member_id bigint not null references members,
  task_key text not null,
  period text not null,
  points bigint not null,
  claimed_at timestamptz not null,
  primary key (member_id, task_key, period)
);
create trigger task_claims_append_only before update or delete on task_claims for each row execute function refuse_change();

-- A member was told that points expire soon: once for each day they end on and each distance.
create table expiry_notices (
  member_id bigint not null references members,
  ends_on date not null,
  days_ahead integer not null,
  points bigint not null,
  noticed_at timestamptz not null,
  primary key (member_id, ends_on, days_ahead)
);

-- Days on which everybody was told: the round is not gone again that day.
create table expiry_rounds (
  day date primary key,
  finished_at timestamptz not null
);

-- plpgsql keeps the plan; a function in SQL would be planned for every call.
create function points_account(p_member bigint, p_kind text) returns bigint language plpgsql stable as $$
begin
  return (select id from accounts where owner_id = p_member and kind = p_kind);
end $$;

create function points_house(p_purpose text) returns bigint language sql immutable
  return case p_purpose when 'order' then 2 when 'payment' then 3 when 'exchange' then 4 else 1 end;

-- Gives points as a new lot. The member's accounts are there (points_open). False: it was given before, on the same terms.
create function points_earn(
  p_transfer uuid, p_lot bigint, p_member bigint, p_points bigint, p_source text, p_reference text,
  p_rules_version integer, p_steps jsonb, p_expires_on date, p_on date, p_at timestamptz
) returns boolean language plpgsql as $$
begin
  if not ledger_post(p_transfer, points_house(p_source), points_account(p_member, 'points-available'), p_points,
    'earned', p_source || ':' || p_reference, p_member, p_at) then return false;
  end if;
  insert into lots (id, member_id, transfer_id, source, points, remaining, rules_version, steps, earned_on, earned_at, expires_on)
    values (p_lot, p_member, p_transfer, p_source, p_points, p_points, p_rules_version, p_steps, p_on, p_at, p_expires_on);
  return true;
end $$;

create function points_open(p_member bigint, p_available bigint, p_held bigint) returns void language sql
begin atomic
  insert into accounts (id, kind, unit, owner_id, balance) values
    (p_available, 'points-available', 'points', p_member, 0), (p_held, 'points-held', 'points', p_member, 0)
    on conflict do nothing;
end;

-- Takes points, the first-expiring lots first, and settles them at once or holds them. Every change of a lot happens
-- behind the lock of the member's account, which ledger_post takes. False: it was taken before, on the same terms.
-- Refuses `points-short`: what has expired is not there to spend, swept or not.
create function points_spend(
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
    select id, remaining from lots where member_id = p_member and remaining > 0 and ends_on >= p_today order by ends_on, id
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

-- The house keeps what was held. False: it was settled before. Refuses `state-changed` when it was released.
create function points_settle(p_transfer uuid, p_spend uuid, p_at timestamptz) returns boolean language plpgsql as $$
declare
  spend spends;
begin
  select * into strict spend from spends where id = p_spend for update;
  if spend.state = 'settled' then return false; end if;
  if spend.state = 'released' then perform refuse('state-changed'); end if;
  perform ledger_post(p_transfer, points_account(spend.member_id, 'points-held'), points_house(spend.purpose),
    spend.points - spend.returned, 'settled', spend.purpose || ':' || spend.reference, spend.member_id, p_at);
  update spends set state = 'settled' where id = p_spend;
  return true;
end $$;

-- Gives points of a spend back to the very lots they came from: of a part, the last-expiring first, so that what a member
-- gets back lives longest. A lot that ended meanwhile can be spent until p_grace_until (null: it stays ended, and the
-- next sweep takes it). False: this transfer was posted before. Refuses `state-changed` for more than was taken.
create function points_return(
  p_transfer uuid, p_spend uuid, p_points bigint, p_grace_until date, p_today date, p_at timestamptz
) returns boolean language plpgsql as $$
declare
  spend spends;
  known transfers;
  missing bigint := p_points;
  given bigint;
  lot record;
begin
  select * into strict spend from spends where id = p_spend for update;
  select * into known from transfers where id = p_transfer;
  if found then
    if (known.amount, known.cause, known.owner_id) is distinct from (p_points, 'returned', spend.member_id) then
      perform refuse('idempotency-conflict');
    end if;
    return false;
  end if;
  if spend.returned + p_points > spend.points then perform refuse('state-changed'); end if;
  perform ledger_post(p_transfer,
    case spend.state when 'held' then points_account(spend.member_id, 'points-held') else points_house(spend.purpose) end,
    points_account(spend.member_id, 'points-available'), p_points, 'returned', spend.purpose || ':' || spend.reference,
    spend.member_id, p_at);
  for lot in
    select l.id, l.ends_on, -m.points as taken
    from (select lot_id, sum(points) as points from lot_moves where taking_id = p_spend group by lot_id) m
    join lots l on l.id = m.lot_id where m.points < 0 order by l.ends_on desc, l.id desc
  loop
    given := least(lot.taken, missing);
    update lots set remaining = remaining + given,
      extended_to = case when ends_on < p_today then greatest(extended_to, p_grace_until) else extended_to end
      where id = lot.id;
    insert into lot_moves (taking_id, transfer_id, lot_id, points, extended_to)
      values (p_spend, p_transfer, lot.id, given, case when lot.ends_on < p_today then p_grace_until end);
    missing := missing - given;
    exit when missing = 0;
  end loop;
  update spends set returned = returned + p_points,
    state = case when state = 'held' and returned + p_points = points then 'released' else state end
    where id = p_spend;
  return true;
end $$;

-- Takes what of one member's points ended before today, at most a thousand lots at once: every lot changes the member's
-- account, and a statement over all lots of a year would take longer than one may. Gives how many points; repeated until it
-- gives none, it took all.
create function points_expire(p_member bigint, p_today date, p_at timestamptz) returns bigint language plpgsql as $$
declare
  available bigint := points_account(p_member, 'points-available');
  expired bigint := 0;
  transfer uuid;
  lot record;
begin
  perform from accounts where id = available for update;
  for lot in
    select id, remaining from lots where member_id = p_member and remaining > 0 and ends_on < p_today order by ends_on, id limit 1000
  loop
    transfer := gen_random_uuid(); -- behind the lock, an empty lot is what tells that it was taken
    perform ledger_post(transfer, available, 5, lot.remaining, 'expired', lot.id::text, p_member, p_at);
    insert into lot_moves (taking_id, transfer_id, lot_id, points) values (transfer, transfer, lot.id, -lot.remaining);
    update lots set remaining = 0 where id = lot.id;
    expired := expired + lot.remaining;
  end loop;
  return expired;
end $$;

-- For the report of the finance role. What members have, by the last day it can be spent: what has ended, swept or not, is
-- for the reader to leave out, who knows what day it is.
create view points_liability_by_expiry as
  select ends_on, sum(remaining) as points from lots where remaining > 0 group by ends_on;

create view points_movements_by_month as
  select to_char(month, 'YYYY-MM') as month, kind, about, points, transfers
  from (
    select date_trunc('month', posted_at at time zone 'Asia/Shanghai') as month, cause as kind,
      case when cause <> 'expired' then split_part(reference, ':', 1) end as about, sum(amount) as points, count(*) as transfers
    from transfers where cause in ('earned', 'spent', 'returned', 'expired') group by 1, 2, 3
  ) movements;

-- Without it the planner takes every month, kind and purpose for a group of its own, and counts ten million rows alone.
create statistics transfers_movements (ndistinct)
  on (date_trunc('month', posted_at at time zone 'Asia/Shanghai')), cause, (case when cause <> 'expired' then split_part(reference, ':', 1) end)
  from transfers;

-- Of lots by the day they ended, what was given and what of it expired.
create view points_breakage as
  select l.ends_on, sum(l.points) as points, coalesce(sum(e.points), 0) as expired
  from lots l left join (
    select m.lot_id, -sum(m.points) as points from transfers t join lot_moves m on m.taking_id = t.id and m.transfer_id = t.id
    where t.cause = 'expired' group by m.lot_id
  ) e on e.lot_id = l.id
  group by l.ends_on;
