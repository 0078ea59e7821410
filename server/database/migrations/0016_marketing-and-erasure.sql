-- Who may look at the chain beyond their own branch.
alter table staff drop constraint staff_roles_check;
alter table staff add constraint staff_roles_check check (roles <@ array['finance', 'marketing']);

-- Whoever has gone leaves a row without a person: what others did below their places still hangs on it, and what they did
-- still counts. Nothing that WeChat knows them by is kept, so coming back makes a new member.
alter table members add column erased_at timestamptz;
alter table members add constraint members_erased check (erased_at is null or (name is null and branch_id is null));

-- Counts of all trees of a card by hops from the root, 513 rows at most: 1 is what came by the codes of those who came alone.
create table card_totals (
  card_id bigint not null,
  depth integer not null check (depth >= 1),
  intents bigint not null default 0,
  opens bigint not null default 0,
  anonymous bigint not null default 0,
  nodes bigint not null default 0,
  members bigint not null default 0,
  conversions bigint not null default 0,
  delay_seconds bigint not null default 0,
  primary key (card_id, depth)
) with (fillfactor = 80);
