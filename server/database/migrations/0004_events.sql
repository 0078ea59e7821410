-- Transactional outbox: written with the fact it tells of, handled at least once, gone when handled.
create table events (
  id bigint primary key,
  kind text not null,
  payload jsonb not null,
  attempts integer not null default 0,
  due_at timestamptz not null,
  last_error text
);
create index events_due on events (due_at, id);
