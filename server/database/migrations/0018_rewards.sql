-- What a sharer gets when somebody they brought does something. See docs/referrals.md.

-- One version is one offer: for one kind of conversion of one class of card. A later version for the same replaces it.
create table reward_rules (
  version integer primary key check (version >= 1),
  content jsonb not null,
  effective_at timestamptz not null,
  saved_at timestamptz not null
);
create trigger reward_rules_append_only before update or delete on reward_rules for each row execute function refuse_change();

-- The switch: a version that was stopped pays nothing from then on.
create table reward_stops (
  rules_version integer primary key references reward_rules,
  reason text not null check (reason <> ''),
  stopped_at timestamptz not null
);
create trigger reward_stops_append_only before update or delete on reward_stops for each row execute function refuse_change();

-- What of a version's budget is given or set aside. Whoever decides takes this row last, so a budget is never passed.
create table reward_budgets (
  rules_version integer primary key references reward_rules,
  budget bigint not null check (budget > 0),
  used bigint not null default 0 check (used between 0 and budget)
);

-- One decision for each conversion and level, whatever is repeated. held → paid | refused | void; paid → void.
-- No foreign keys to members and conversions: what is decided must not wait for rows that strangers lock.
create table rewards (
  id bigint primary key,
  conversion_id bigint not null,
  level integer not null check (level in (1, 2)),
  rules_version integer,
  member_id bigint not null,  -- who would get it
  opener_id bigint not null,  -- who did what it is for
  month text not null,        -- of the conversion, in Asia/Shanghai: the caps count it
  state text not null check (state in ('paid', 'held', 'refused', 'void')),
  reason text,
  points bigint not null check (points >= 0),       -- given or set aside
  taken_back bigint not null default 0 check (taken_back between 0 and points),
  steps jsonb not null,
  decided_at timestamptz not null,
  paid_at timestamptz,
  unique (conversion_id, level),
  check ((state = 'paid') = (reason is null)),
  check (state <> 'paid' or (paid_at is not null and taken_back = 0)),
  check (state <> 'held' or (paid_at is null and taken_back = 0 and points > 0)),
  check ((state = 'refused') = (points = 0)),
  check (state <> 'void' or paid_at is not null or taken_back = points)
);
create index rewards_of_member on rewards (member_id, id desc);
create index rewards_of_month on rewards (member_id, month);
create index rewards_of_opener on rewards (opener_id);
create index rewards_held_of_member on rewards (member_id) where state = 'held';
create index rewards_held_of_opener on rewards (opener_id) where state = 'held';

-- Points that are taken back are spent on `reward`, and the house that gave them has them again.
alter table spends drop constraint spends_purpose_check;
alter table spends add constraint spends_purpose_check check (purpose in ('order', 'payment', 'exchange', 'reward'));

-- Takes back what is left of the lot that one transfer gave: never more, never from another lot, and nothing of a lot that has
-- ended. Gives how many points. Taken back twice, it is taken back once.
create function points_take_back(p_transfer uuid, p_earning uuid, p_purpose text, p_reference text, p_today date, p_at timestamptz)
returns bigint language plpgsql as $$
declare
  owner bigint := (select member_id from lots where transfer_id = p_earning);
  available bigint := points_account(owner, 'points-available');
  lot lots;
begin
  perform from accounts where id = available for update;
  select * into strict lot from lots where transfer_id = p_earning;
  if exists (select from transfers where id = p_transfer) then
    return (select amount from transfers where id = p_transfer);
  end if;
  if lot.remaining = 0 or lot.ends_on < p_today then return 0; end if;
  perform ledger_post(p_transfer, available, points_house(p_purpose), lot.remaining, 'spent', p_purpose || ':' || p_reference, owner, p_at);
  update lots set remaining = 0 where id = lot.id;
  insert into lot_moves (taking_id, transfer_id, lot_id, points) values (p_transfer, p_transfer, lot.id, -lot.remaining);
  insert into spends (id, member_id, purpose, reference, points, state)
    values (p_transfer, owner, p_purpose, p_reference, lot.remaining, 'settled');
  return lot.remaining;
end $$;
