-- How many messages of a kind a member has agreed to and not yet had: WeChat lets each be sent once.
create table message_grants (
  member_id bigint not null,
  kind text not null check (kind in ('payment-result', 'bill-due', 'debit-notice')),
  left_count integer not null check (left_count between 0 and 50),
  primary key (member_id, kind)
) with (fillfactor = 80);

-- What a member is told over WeChat: nothing in it but names of billers, masked numbers, amounts and days. queued → sending → sent, refused
-- (nobody will send it) or unknown: WeChat knows no message by an id of ours, so what may have been sent is never sent again.
create table messages (
  id bigint primary key,
  member_id bigint not null,
  kind text not null,
  about text not null unique,   -- what it tells of: told once
  page text not null,
  content jsonb not null,       -- the values of the template, by the names of its fields
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'refused', 'unknown')),
  made_at timestamptz not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  ended_at timestamptz,
  why text
) with (fillfactor = 80);
create index messages_due on messages (due_at) where state = 'queued';
create index messages_sending on messages (due_at) where state = 'sending';
create index messages_of_member on messages (member_id);
create index messages_ended on messages (ended_at) where ended_at is not null;

-- Takes a message that is due for sending and one grant of its member with it, in one go. Who has granted nothing, or is no member any
-- more, is not told. It looks at 200 at most: when none of them can be sent, the next round goes on. A message is of who takes it until
-- `p_until`; after that nobody knows what became of it.
create function message_take(p_at timestamptz, p_until timestamptz) returns table (id bigint, member_id bigint, kind text, openid text, page text, content jsonb, attempts integer)
language plpgsql as $$
#variable_conflict use_column
declare
  m messages;
  to_openid text;
begin
  for tried in 1..200 loop
    select * into m from messages where state = 'queued' and due_at <= p_at order by due_at, id limit 1 for update skip locked;
    if not found then return; end if;
    select members.openid into to_openid from members where members.id = m.member_id and erased_at is null;
    update message_grants g set left_count = left_count - 1 where g.member_id = m.member_id and g.kind = m.kind and left_count > 0 and to_openid is not null;
    if found then
      update messages set state = 'sending', attempts = attempts + 1, due_at = p_until where id = m.id;
      return query select m.id, m.member_id, m.kind, to_openid, m.page, m.content, m.attempts + 1;
      return;
    end if;
    update messages set state = 'refused', why = 'no-grant', ended_at = p_at where id = m.id;
  end loop;
end $$;

-- Agrees to one message more, up to the most that are kept.
create function message_grant(p_member bigint, p_kind text) returns void language sql as $$
  insert into message_grants (member_id, kind, left_count) select m.id, p_kind, 1 from members m where m.id = p_member and m.erased_at is null
  on conflict (member_id, kind) do update set left_count = least(message_grants.left_count + 1, 50);
$$;
