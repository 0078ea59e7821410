create table mall_items (
  id bigint primary key,
  key text not null unique,
  kind text not null check (kind in ('coupon', 'goods', 'top-up')),
  title text not null,
  picture text not null,
  words text not null,
  terms jsonb not null,
  points bigint not null check (points > 0),
  value_fen bigint not null check (value_fen > 0),
  stock integer not null check (stock >= 0),
  limit_per_member integer not null check (limit_per_member > 0),
  valid_days integer check (valid_days > 0),
  status text not null check (status in ('on-shelf', 'off-shelf')),
  position integer not null
);

-- reserved → fulfilled | cancelled; fulfilled → refunded. The points are in the spend: held while it is reserved.
-- Title and picture are those of the day. A phone rests sealed, and so does a coupon's code.
create table mall_orders (
  id bigint primary key,
  member_id bigint not null references members,
  key uuid not null,
  item_id bigint not null,
  kind text not null,
  title text not null,
  picture text not null,
  points bigint not null,
  spend_id uuid not null unique references spends,
  state text not null check (state in ('reserved', 'fulfilled', 'cancelled', 'refunded')),
  reason text,
  code text unique,
  valid_until date,
  branch_id bigint references branches,
  phone_sealed bytea,
  placed_at timestamptz not null,
  fulfilled_at timestamptz,
  ended_at timestamptz,
  collected_by bigint references members,
  attempts integer not null default 0,
  ask_at timestamptz,
  unique (member_id, key),
  check ((state in ('cancelled', 'refunded')) = (reason is not null))
);
create index mall_orders_of_member on mall_orders (member_id, id desc);
create index mall_orders_of_item on mall_orders (member_id, item_id) where state in ('reserved', 'fulfilled');
create index mall_orders_to_ask on mall_orders (ask_at) where state = 'reserved' and ask_at is not null;
create index mall_orders_to_collect on mall_orders (valid_until) where state = 'reserved' and kind = 'goods';

-- Every state an order was in: the order is what came last.
create table mall_order_states (
  order_id bigint not null references mall_orders,
  state text not null,
  reason text,
  entered_at timestamptz not null,
  primary key (order_id, state)
);
create trigger mall_order_states_append_only before update or delete on mall_order_states
  for each row execute function refuse_change();

-- Redeems points for one item in one go: points taken, limit counted behind the lock of the member's account, stock taken
-- last, because its row is the only one that others wait for. Nothing is left of any of it after a refusal. A coupon is
-- settled and fulfilled at once; the rest is held. Gives the order's id: of this one, or of the first with this key, whose
-- terms the caller compares.
create function mall_place_order(
  p_id bigint, p_member bigint, p_key uuid, p_spend uuid, p_item bigint, p_points_seen bigint, p_branch bigint,
  p_phone_sealed bytea, p_code text, p_today date, p_at timestamptz
) returns bigint language plpgsql as $$
declare
  item mall_items;
  known bigint;
  is_held boolean;
  until date;
begin
  perform from accounts where id = points_account(p_member, 'points-available') for update; -- orders of a member queue here
  select id into known from mall_orders where member_id = p_member and key = p_key;
  if found then return known; end if;
  select * into item from mall_items where id = p_item;
  if not found then perform refuse('item-not-found'); end if;
  if item.status <> 'on-shelf' then perform refuse('item-off-shelf'); end if;
  if item.points <> p_points_seen then perform refuse('price-changed'); end if;
  if item.stock = 0 then perform refuse('sold-out'); end if;
  is_held := item.kind <> 'coupon';
  until := p_today + item.valid_days;
  if not points_spend(p_spend, p_member, item.points, 'order', p_id::text, is_held, null, p_today, p_at) then
    raise exception 'spend % of a new order was there before', p_spend;
  end if;
  if (select count(*) from mall_orders where member_id = p_member and item_id = p_item and state in ('reserved', 'fulfilled'))
    >= item.limit_per_member then perform refuse('limit-reached');
  end if;
  insert into mall_orders (id, member_id, key, item_id, kind, title, picture, points, spend_id, state, code, valid_until,
      branch_id, phone_sealed, placed_at, fulfilled_at, ask_at)
    values (p_id, p_member, p_key, p_item, item.kind, item.title, item.picture, item.points, p_spend,
      case when is_held then 'reserved' else 'fulfilled' end, case when item.kind <> 'top-up' then p_code end, until,
      p_branch, p_phone_sealed, p_at, case when is_held then null else p_at end, case when item.kind = 'top-up' then p_at end);
  insert into mall_order_states (order_id, state, entered_at) values (p_id, 'reserved', p_at);
  if not is_held then insert into mall_order_states (order_id, state, entered_at) values (p_id, 'fulfilled', p_at); end if;
  update mall_items set stock = stock - 1 where id = p_item and stock > 0 and status = 'on-shelf' and points = p_points_seen;
  if not found then perform refuse('sold-out'); end if;
  return p_id;
end $$;
