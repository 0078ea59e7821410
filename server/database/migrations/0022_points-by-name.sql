-- By name what points came from or went to: the item of an order, the biller of a payment. `about` is the reference of the
-- transfers it is said of, so that what was taken, what came back and what was earned have one name. It is that of the day:
-- an item that is called otherwise later changes no statement.
create table point_subjects (
  about text primary key,
  subject text not null check (length(subject) between 1 and 60)
);
create trigger point_subjects_append_only before update or delete on point_subjects for each row execute function refuse_change();
insert into point_subjects (about, subject) select 'order:' || id, title from mall_orders;

-- Said again, the first name stands.
create function points_name(p_about text, p_subject text) returns void language plpgsql as $$
begin
  insert into point_subjects (about, subject) values (p_about, left(p_subject, 60)) on conflict (about) do nothing;
end $$;

-- As before, and the points it takes are named.
create or replace function mall_place_order(
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
  perform points_name('order:' || p_id, item.title);
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

-- Month by month what members could spend when it began, what came and went, and what they could spend when it ended: from the
-- first month with a movement to the last, with those between that had none. What is held is out of it, under `spent`.
create view points_balances_by_month as
  with movements as materialized (
    select to_date(month, 'YYYY-MM')::timestamp as month, kind, points from points_movements_by_month
  ), months as (
    select month, coalesce(sum(points) filter (where kind = 'earned'), 0) as earned,
      coalesce(sum(points) filter (where kind = 'spent'), 0) as spent,
      coalesce(sum(points) filter (where kind = 'returned'), 0) as returned,
      coalesce(sum(points) filter (where kind = 'expired'), 0) as expired
    from (select generate_series(min(month), max(month), interval '1 month') as month from movements) span
    left join movements using (month) group by month
  ), balances as (
    select *, sum(earned + returned - spent - expired) over (order by month) as closing from months
  )
  select to_char(month, 'YYYY-MM') as month, closing - (earned + returned - spent - expired) as opening, earned, spent, returned,
    expired, closing
  from balances;
