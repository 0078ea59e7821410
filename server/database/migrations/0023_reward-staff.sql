-- Staff save offers, and stop and resume them. See docs/referrals.md.

-- Who saved a version, and under which key: pressed twice, it is saved once. Null is the house itself, which seeds the first.
alter table reward_rules add column saved_by bigint references members, add column key uuid unique;

-- The switch as a log: the newest row of a version says whether it pays. Written behind the lock of its budget, so the rows of one
-- version stand in order.
create table reward_switches (
  seq bigint generated always as identity primary key,
  rules_version integer not null references reward_rules,
  is_stopped boolean not null,
  reason text not null check (reason <> ''),
  switched_by bigint references members,
  key uuid unique,
  switched_at timestamptz not null
);
create index reward_switches_of_version on reward_switches (rules_version, seq desc);
insert into reward_switches (rules_version, is_stopped, reason, switched_at)
  select rules_version, true, reason, stopped_at from reward_stops order by stopped_at, rules_version;
drop table reward_stops;
create trigger reward_switches_append_only before update or delete on reward_switches for each row execute function refuse_change();

-- A trial of rules looks at the newest conversions of one kind.
create index conversions_by_kind on conversions (kind, converted_at);
