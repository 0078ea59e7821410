-- Who brought whom is decided by rules that are added, never changed. Every binding and conversion names the version it was
-- decided by, so it can be told what was attributed to whom on any day, and what other rules would have said.
create table attribution_rules (
  version integer primary key check (version >= 1),
  content jsonb not null,
  effective_at timestamptz not null,
  saved_at timestamptz not null
);
create trigger attribution_rules_append_only before update or delete on attribution_rules
  for each row execute function refuse_change();
insert into attribution_rules (version, content, effective_at, saved_at)
  values (1, '{"newMemberMinutes": 30, "conversionDays": 30}', 'epoch', now());

-- What was written so far was decided by the first version. No foreign keys: every binding would lock the row of the rules.
alter table bindings add column rules_version integer not null default 1;
alter table bindings alter column rules_version drop default;
alter table conversions add column rules_version integer not null default 1;
alter table conversions alter column rules_version drop default;

-- The member took back what they had asked for.
create table application_cancellations (
  application_id bigint primary key references applications,
  cancelled_at timestamptz not null
);
create trigger application_cancellations_append_only before update or delete on application_cancellations
  for each row execute function refuse_change();

-- The thing itself was cancelled. Named as the conversion is, since it may be heard of before the conversion.
create table conversion_reversals (
  kind text not null,
  reference bigint not null,
  reversed_at timestamptz not null,
  primary key (kind, reference)
);
create trigger conversion_reversals_append_only before update or delete on conversion_reversals
  for each row execute function refuse_change();
