create table mall_items (
  id bigint primary key,
  key text not null unique,
  kind text not null check (kind in ('coupon', 'goods', 'top-up')),
  title text not null,
  picture text not null,
  words text not null,
  terms jsonb not null,
  points integer not null check (points > 0),
  value_fen integer not null check (value_fen > 0),
  stock integer not null check (stock >= 0),
  limit_per_member integer not null check (limit_per_member > 0),
  valid_days integer check (valid_days > 0),
  status text not null check (status in ('on-shelf', 'off-shelf')),
  position integer not null,
  check ((kind = 'top-up') = (valid_days is null))
);

-- reserved → fulfilled | cancelled; fulfilled → refunded. The points are in the spend: held while it is reserved.
-- What it is and what it is worth are those of the day. A phone rests sealed.
-- No foreign keys to members: checking one locks a row that others lock before they reach for the member's account, which
-- an order holds already. An order is made behind that account, so its member is there.
create table mall_orders (
  id bigint primary key,
  member_id bigint not null,
  key uuid not null,
  item_id bigint not null,
  kind text not null,
  title text not null,
  picture text not null,
  points integer not null,
  value_fen integer not null,
  spend_id uuid not null references spends, -- made of the member and the key, so as unique as they are
  state text not null check (state in ('reserved', 'fulfilled', 'cancelled', 'refunded')),
  reason text,
  code text unique,
  revealed_at timestamptz, -- a coupon's code was shown: from then on it may have been used
  valid_until date,
  branch_id bigint references branches,
  phone_sealed bytea,
  placed_at timestamptz not null,
  fulfilled_at timestamptz,
  ended_at timestamptz,
  collected_by bigint,
  their_id text, -- how whoever charges phones calls it
  attempts integer not null default 0,
  ask_at timestamptz,
  unique (member_id, key),
  check ((state in ('cancelled', 'refunded')) = (reason is not null)),
  check ((state in ('cancelled', 'refunded')) = (ended_at is not null))
);
create index mall_orders_of_member on mall_orders (member_id, id desc);
create index mall_orders_of_item on mall_orders (member_id, item_id) where state in ('reserved', 'fulfilled');
create index mall_orders_to_ask on mall_orders (ask_at) where state = 'reserved' and ask_at is not null;
create index mall_orders_to_collect on mall_orders (valid_until, id) where state = 'reserved' and kind = 'goods';

-- Redeems points for one item in one go. Orders of a member queue at the member's account; behind it the key is looked up
-- and the limit counted. Stock is taken last, because its row is the only one that strangers wait for. Nothing is left of any
-- of it after a refusal. A coupon is settled and fulfilled at once; the rest is held. Gives the order: this one, or the first
-- with this key, whose terms the caller compares.
-- A plan that was made while there were few orders would read all of them for ever: none is read from end to end here.
-- Locks are taken in the order account, item; whatever ends an order takes order, spend, account, item, one order at a time.
create function mall_place_order(
  p_id bigint, p_member bigint, p_key uuid, p_spend uuid, p_item bigint, p_points_seen integer, p_branch bigint,
  p_phone_sealed bytea, p_code text, p_ask_at timestamptz, p_today date, p_at timestamptz
) returns mall_orders language plpgsql set enable_seqscan = off as $$
declare
  item mall_items;
  made mall_orders;
  is_coupon boolean;
  refused text;
begin
  perform from accounts where owner_id = p_member and kind = 'points-available' for update;
  select * into made from mall_orders where member_id = p_member and key = p_key;
  if found then return made; end if;
  select * into item from mall_items where id = p_item;
  refused := case
    when item.id is null then 'item-not-found'
    when item.status <> 'on-shelf' then 'item-off-shelf'
    when (item.kind = 'goods') <> (p_branch is not null) or (item.kind = 'top-up') <> (p_phone_sealed is not null)
      then 'invalid-input'
    when item.points <> p_points_seen then 'price-changed'
    when item.stock = 0 then 'sold-out'
    when (select count(*) from mall_orders where member_id = p_member and item_id = p_item and state in ('reserved', 'fulfilled'))
      >= item.limit_per_member then 'limit-reached'
  end;
  if refused is not null then perform refuse(refused); end if;
  is_coupon := item.kind = 'coupon';
  if not points_spend(p_spend, p_member, item.points, 'order', p_id::text, not is_coupon, null, p_today, p_at) then
    raise exception 'spend % of a new order was there before', p_spend;
  end if;
  insert into mall_orders (id, member_id, key, item_id, kind, title, picture, points, value_fen, spend_id, state, code,
      valid_until, branch_id, phone_sealed, placed_at, fulfilled_at, ask_at)
    values (p_id, p_member, p_key, p_item, item.kind, item.title, item.picture, item.points, item.value_fen, p_spend,
      case when is_coupon then 'fulfilled' else 'reserved' end,
      case item.kind when 'coupon' then p_code when 'goods' then left(p_code, 8) end,
      p_today + item.valid_days, p_branch, p_phone_sealed, p_at, case when is_coupon then p_at end,
      case when item.kind = 'top-up' then p_ask_at end)
    returning * into made;
  update mall_items set stock = stock - 1 where id = p_item and stock > 0 and status = 'on-shelf' and points = p_points_seen;
  if not found then -- it changed while its row was waited for
    select * into item from mall_items where id = p_item;
    perform refuse(case when item.status <> 'on-shelf' then 'item-off-shelf' when item.points <> p_points_seen then 'price-changed'
      else 'sold-out' end);
  end if;
  return made;
end $$;
