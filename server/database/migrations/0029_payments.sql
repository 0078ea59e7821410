-- Money in fen, of the house alone: what others owe us or we owe them on the way. See docs/ledger.md.
insert into accounts (id, kind, unit) values
  (11, 'wechat-clearing', 'fen'),  -- WeChat Pay collected it and settles it with us
  (12, 'bank-clearing', 'fen'),    -- debited from accounts at the bank
  (13, 'payments-held', 'fen'),    -- collected, and its biller has not said yet
  (14, 'billers-payable', 'fen'),  -- billers have it to get
  (15, 'fees-earned', 'fen'),
  (16, 'points-cost', 'fen'),      -- what points paid of bills, the bank's expense
  (17, 'coupons-cost', 'fen');

-- A coupon of the mall that takes its value off a bill of at least so much; null: it is for a shop.
alter table mall_items add column bill_min_fen bigint check (bill_min_fen > 0);
-- The payment that a coupon is used for, or was.
alter table mall_orders add column payment_id bigint;

-- Our order to pay a bill. unpaid → paid → done; unpaid → closed; paid → refunding → refunded; money that comes to a closed payment, or is
-- another sum, goes back: → refunding. `id` is the number everywhere. Only the functions below change a row.
create table payments (
  id bigint primary key,
  member_id bigint not null,
  key uuid not null,
  bill_id bigint not null,
  account_id bigint not null,
  biller_id bigint not null,
  biller_version integer not null,
  biller_name text not null,
  category text not null,
  icon text not null,
  masked text not null,
  fields_sealed bytea,           -- the account, as it rests where it is bound; until the payment has ended
  period text,
  claim text not null,           -- what is paid once: the biller's number of the bill; our own where it has none, or a part of it was paid
  claims_bill boolean not null,  -- nobody else pays it
  is_part boolean not null,
  amount_fen bigint not null check (amount_fen > 0),
  fee_fen bigint not null check (fee_fen >= 0),
  points bigint not null check (points >= 0),
  points_fen bigint not null check (points_fen >= 0),
  spend_id uuid,
  rules_version integer not null,
  coupon_id bigint,
  coupon_fen bigint not null check (coupon_fen >= 0),
  pay_fen bigint not null check (pay_fen > 0),
  method text not null check (method in ('wechat', 'debit')),
  state text not null check (state in ('unpaid', 'paid', 'done', 'refunding', 'refunded', 'closed')),
  reason text,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  collected_fen bigint,          -- what came
  collected_id text,             -- how WeChat Pay or the bank calls it
  paid_at timestamptz,
  paid_on date,                  -- the day of their statement
  biller_number text,            -- how the biller calls it
  delivered_on date,             -- the day of its statement
  refund_number text,
  refunded_on date,
  ended_at timestamptz,
  attempts integer not null default 0,
  note text,                     -- why an outcome is not known yet, for whoever looks after the service
  ask_at timestamptz,
  unique (member_id, key),
  check (pay_fen = amount_fen + fee_fen - points_fen - coupon_fen and pay_fen > fee_fen),
  check ((points = 0) = (spend_id is null)),
  check ((coupon_id is null) = (coupon_fen = 0))
) with (fillfactor = 80);
create unique index payments_claim on payments (biller_id, claim) where claims_bill;
create index payments_of_member on payments (member_id, id desc);
create index payments_to_ask on payments (ask_at) where ask_at is not null;

-- A name of a transfer of a payment, made of both: the same is the same transfer. It begins with the time, as the payment's id does.
create function payment_transfer(p_id bigint, p_name text) returns uuid language sql immutable
  return (substr(lpad(to_hex(p_id), 16, '0'), 1, 12) || substr(md5(p_id || ':' || p_name), 1, 20))::uuid;

create function payment_post(p_id bigint, p_name text, p_debit bigint, p_credit bigint, p_fen bigint, p_at timestamptz) returns void
language plpgsql as $$
begin
  if p_fen > 0 then
    perform ledger_post(payment_transfer(p_id, p_name), p_debit, p_credit, p_fen, p_name, 'payment:' || p_id, null, p_at);
  end if;
end $$;

-- Orders the payment of a bill in one go: amounts from the bill, points held, coupon taken, bill claimed. Payments of a member queue at the
-- member's points; behind them the key is looked up. Gives the payment: this one, or the first with this key, whose terms the caller
-- compares. Refuses with `bill-not-found`, `bill-expired`, `coupon-refused`, `price-changed`, `amount-changed`, `points-short`, `bill-paid` and
-- `bill-under-payment`, and then nothing is left of it.
create function payment_start(
  p_id bigint, p_member bigint, p_key uuid, p_bill bigint, p_method text, p_pay_seen bigint, p_points bigint, p_points_fen bigint,
  p_rules_version integer, p_spend uuid, p_coupon bigint, p_expires_at timestamptz, p_ask_at timestamptz, p_today date, p_at timestamptz
) returns payments language plpgsql set enable_seqscan = off as $$
declare
  bill bills;
  made payments;
  other payments;
  coupon_fen bigint := 0;
  to_pay bigint;
begin
  if p_coupon is not null then -- before the points, as whoever gives a coupon back; only while it is free, as a payment lets go of it behind them
    select o.value_fen into coupon_fen from mall_orders o join mall_items i on i.id = o.item_id join bills b on b.id = p_bill and b.member_id = p_member
      where o.id = p_coupon and o.member_id = p_member and o.kind = 'coupon' and o.state = 'fulfilled' and o.revealed_at is null
        and o.payment_id is null and o.valid_until >= p_today and i.bill_min_fen <= b.amount_fen
      for update of o;
  end if;
  perform from accounts where owner_id = p_member and kind = 'points-available' for update;
  select * into made from payments where member_id = p_member and key = p_key;
  if found then return made; end if;
  select * into bill from bills where id = p_bill and member_id = p_member;
  if not found then perform refuse('bill-not-found'); end if;
  if bill.expires_at <= p_at then perform refuse('bill-expired'); end if;
  if coupon_fen is null then perform refuse('coupon-refused'); end if;
  update mall_orders set payment_id = p_id where id = p_coupon;
  to_pay := bill.amount_fen + bill.fee_fen - p_points_fen - coupon_fen;
  if to_pay <= bill.fee_fen then perform refuse(case when p_coupon is null then 'price-changed' else 'coupon-refused' end); end if;
  if to_pay <> p_pay_seen then perform refuse('amount-changed'); end if;
  insert into payments (id, member_id, key, bill_id, account_id, biller_id, biller_version, biller_name, category, icon, masked, fields_sealed, period,
      claim, claims_bill, is_part, amount_fen, fee_fen, points, points_fen, spend_id, rules_version, coupon_id, coupon_fen, pay_fen, method,
      state, started_at, expires_at, ask_at)
    select p_id, p_member, p_key, p_bill, bill.account_id, bill.biller_id, bill.biller_version, v.content->>'name', v.content->>'category',
      v.content->>'icon', a.masked, a.fields_sealed, bill.period, coalesce('theirs:' || bill.their_id, 'ours:' || p_bill), true, bill.is_part, bill.amount_fen,
      bill.fee_fen, p_points, p_points_fen, p_spend, p_rules_version, p_coupon, coupon_fen, to_pay, p_method, 'unpaid', p_at, p_expires_at, p_ask_at
    from bill_accounts a, biller_versions v
    where a.id = bill.account_id and a.unbound_at is null and v.biller_id = bill.biller_id and v.version = bill.biller_version
    on conflict do nothing returning * into made;
  if not found then
    select * into made from payments where member_id = p_member and key = p_key; -- where the member has no points to queue at
    if found then return made; end if;
    if not exists (select from bill_accounts where id = bill.account_id and unbound_at is null) then perform refuse('bill-not-found'); end if;
    select * into other from payments
      where biller_id = bill.biller_id and claim = coalesce('theirs:' || bill.their_id, 'ours:' || p_bill) and claims_bill;
    perform refuse(case when other.state = 'done' then 'bill-paid' else 'bill-under-payment' end);
  end if;
  -- A part that was paid has let go of the biller's bill, and claims its own for ever. Whoever waited for that sees it now.
  if bill.is_part and exists (select from payments where biller_id = bill.biller_id and claim = 'ours:' || p_bill and claims_bill) then
    perform refuse('bill-paid');
  end if;
  if p_points > 0 then
    perform points_spend(p_spend, p_member, p_points, 'payment', p_id::text, true, null, p_today, p_at);
    perform points_name('payment:' || p_id, made.biller_name);
  end if;
  return made;
end $$;

-- Gives back what a payment holds beside money and its claim on the bill: its points, its coupon.
create function payment_release(p payments, p_grace_until date, p_today date, p_at timestamptz) returns void language plpgsql as $$
begin
  if p.spend_id is not null then
    perform points_return(payment_transfer(p.id, 'points-returned'), p.spend_id, p.points, p_grace_until, p_today, p_at);
  end if;
  if p.coupon_id is not null then
    update mall_orders set payment_id = null, valid_until = case when valid_until < p_today then greatest(valid_until, p_grace_until) else valid_until end
      where id = p.coupon_id and payment_id = p.id;
  end if;
end $$;

-- The money came, as WeChat Pay or the bank signed it. Gives what became of it: `collected` now, `known` before (however often it is said),
-- `returning` when it cannot be kept: the payment was closed, or it is another sum.
create function payment_collected(
  p_id bigint, p_fen bigint, p_their_id text, p_paid_at timestamptz, p_paid_on date, p_ask_at timestamptz, p_grace_until date, p_today date, p_at timestamptz
) returns text language plpgsql as $$
declare
  p payments;
  is_kept boolean;
begin
  select * into strict p from payments where id = p_id for update;
  if p.state not in ('unpaid', 'closed') then return 'known'; end if;
  is_kept := p.state = 'unpaid' and p_fen = p.pay_fen;
  perform payment_post(p_id, 'collected', case p.method when 'wechat' then 11 else 12 end, 13, p_fen, p_at);
  if not is_kept and p.state = 'unpaid' then perform payment_release(p, p_grace_until, p_today, p_at); end if;
  update payments set state = case when is_kept then 'paid' else 'refunding' end,
    reason = case when is_kept then null when p.state = 'closed' then 'late-money' else 'wrong-amount' end,
    claims_bill = is_kept, fields_sealed = case when is_kept then fields_sealed end, collected_fen = p_fen, collected_id = p_their_id, paid_at = p_paid_at, paid_on = p_paid_on, attempts = 0, note = null,
    ended_at = null, ask_at = p_ask_at where id = p_id;
  return case when is_kept then 'collected' else 'returning' end;
end $$;

-- The biller has it. The points are the house's, the biller's money is the biller's, and the other rooms hear of it. False: known before.
create function payment_delivered(p_id bigint, p_number text, p_delivered_on date, p_event bigint, p_at timestamptz) returns boolean
language plpgsql as $$
declare
  p payments;
begin
  select * into strict p from payments where id = p_id for update;
  if p.state <> 'paid' then return false; end if;
  perform payment_post(p_id, 'delivered', 13, 14, p.pay_fen - p.fee_fen, p_at);
  perform payment_post(p_id, 'fee', 13, 15, p.fee_fen, p_at);
  perform payment_post(p_id, 'points-cost', 16, 14, p.points_fen, p_at);
  perform payment_post(p_id, 'coupon-cost', 17, 14, p.coupon_fen, p_at);
  if p.spend_id is not null then perform points_settle(payment_transfer(p_id, 'points-settled'), p.spend_id, p_at); end if;
  update payments set state = 'done', fields_sealed = null, claim = case when p.is_part then 'ours:' || p.bill_id else claim end,
    biller_number = p_number, delivered_on = p_delivered_on, ended_at = p_at, note = null,
    ask_at = null where id = p_id;
  insert into events (id, kind, payload, due_at) values (p_event, 'payment-made', jsonb_build_object('paymentId', p_id::text, 'memberId',
    p.member_id::text, 'accountId', p.account_id::text, 'amountFen', p.amount_fen, 'paidFen', p.pay_fen, 'paidAt', p.paid_at, 'biller', p.biller_name), p_at);
  return true;
end $$;

-- The biller said no for good: the money goes back, and points and coupon are the member's at once. False: known before.
create function payment_refused(p_id bigint, p_reason text, p_ask_at timestamptz, p_grace_until date, p_today date, p_at timestamptz) returns boolean
language plpgsql as $$
declare
  p payments;
begin
  select * into strict p from payments where id = p_id for update;
  if p.state <> 'paid' then return false; end if;
  perform payment_release(p, p_grace_until, p_today, p_at);
  update payments set state = 'refunding', reason = p_reason, fields_sealed = null, claims_bill = false, attempts = 0, note = null, ask_at = p_ask_at where id = p_id;
  return true;
end $$;

-- All that came is back. False: known before.
create function payment_refunded(p_id bigint, p_number text, p_refunded_on date, p_event bigint, p_at timestamptz) returns boolean language plpgsql as $$
declare
  p payments;
begin
  select * into strict p from payments where id = p_id for update;
  if p.state <> 'refunding' then return false; end if;
  perform payment_post(p_id, 'refunded', 13, case p.method when 'wechat' then 11 else 12 end, p.collected_fen, p_at);
  update payments set state = 'refunded', refund_number = p_number, refunded_on = p_refunded_on, ended_at = p_at, note = null, ask_at = null where id = p_id;
  insert into events (id, kind, payload, due_at) values (p_event, 'payment-refunded', jsonb_build_object('paymentId', p_id::text, 'memberId',
    p.member_id::text, 'accountId', p.account_id::text, 'refundFen', p.collected_fen, 'refundedAt', p_at, 'biller', p.biller_name, 'reason', p.reason), p_at);
  return true;
end $$;

-- The money never came and cannot come any more: whoever collects it has closed the order. False: it is no longer unpaid.
create function payment_closed(p_id bigint, p_reason text, p_grace_until date, p_today date, p_event bigint, p_at timestamptz) returns boolean
language plpgsql as $$
declare
  p payments;
begin
  select * into strict p from payments where id = p_id for update;
  if p.state <> 'unpaid' then return false; end if;
  perform payment_release(p, p_grace_until, p_today, p_at);
  update payments set state = 'closed', fields_sealed = null, reason = p_reason, claims_bill = false, ended_at = p_at, note = null, ask_at = null where id = p_id;
  insert into events (id, kind, payload, due_at) values (p_event, 'payment-closed', jsonb_build_object('paymentId', p_id::text, 'memberId',
    p.member_id::text, 'accountId', p.account_id::text, 'biller', p.biller_name, 'reason', p_reason), p_at);
  return true;
end $$;

-- What was said of money, and is not of ours: an order that we do not know, another merchant, a sum without a payment. For whoever reconciles.
create table pay_oddities (
  id bigint primary key,
  source text not null,
  what text not null,
  reference text not null,
  amount_fen bigint,
  heard_at timestamptz not null,
  unique (source, what, reference)
);
create trigger pay_oddities_append_only before update or delete on pay_oddities for each row execute function refuse_change();
