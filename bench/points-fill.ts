import type pg from 'pg';

/** Of ten transfers of a member four earn and six spend, so that lots, spends and moves grow with the ledger. */
const TRANSFERS_PER_MEMBER = 10;
const MEMBERS_AT_ONCE = 20_000;
export const ITEMS = 64;
export const SESSIONS = 20_000;

export const membersOf = (transfers: number): number => Math.ceil(transfers / TRANSFERS_PER_MEMBER);
export const tokenOf = (member: number): string => `bench-session-${member}`;

const MEMBERS = `insert into members (id, openid, joined_at) select m, 'bench-' || m, now() from generate_series($1::int, $2::int) m`;
const ACCOUNTS = `insert into accounts (id, kind, unit, owner_id, balance)
  select 1000 + 2 * m, 'points-available', 'points', m, 4 * 1000000 - 6 * 10 from generate_series($1::int, $2::int) m union all
  select 1001 + 2 * m, 'points-held', 'points', m, 0 from generate_series($1::int, $2::int) m`;
const EARNED = `insert into transfers (id, debit_id, credit_id, amount, cause, reference, owner_id, posted_at)
  select md5('earn ' || m || ' ' || n)::uuid, 1, 1000 + 2 * m, 1000000, 'earned', 'payment:' || n, m, now() - make_interval(days => 30 - n)
  from generate_series(1, 4) n, generate_series($1::int, $2::int) m`;
const LOTS = `insert into lots (id, member_id, transfer_id, source, points, remaining, rules_version, steps, earned_on, earned_at, expires_on)
  select 10 * m::bigint + n, m, md5('earn ' || m || ' ' || n)::uuid, 'payment', 1000000, 1000000 - case n when 1 then 60 else 0 end, 1, '[]',
    current_date, now(), current_date + 365 * n
  from generate_series(1, 4) n, generate_series($1::int, $2::int) m`;
const SPENT = `insert into transfers (id, debit_id, credit_id, amount, cause, reference, owner_id, posted_at)
  select md5('spend ' || m || ' ' || n)::uuid, 1000 + 2 * m, 3, 10, 'spent', 'payment:' || n, m, now() - make_interval(days => 20 - n)
  from generate_series(1, 6) n, generate_series($1::int, $2::int) m`;
const SPENDS = `insert into spends (id, member_id, purpose, reference, points, state)
  select md5('spend ' || m || ' ' || n)::uuid, m, 'payment', n::text, 10, 'settled'
  from generate_series(1, 6) n, generate_series($1::int, $2::int) m`;
const MOVES = `insert into lot_moves (taking_id, transfer_id, lot_id, points)
  select md5('spend ' || m || ' ' || n)::uuid, md5('spend ' || m || ' ' || n)::uuid, 10 * m::bigint + 1, -10
  from generate_series(1, 6) n, generate_series($1::int, $2::int) m`;
const OF_MEMBERS = [MEMBERS, ACCOUNTS, EARNED, LOTS, SPENT, SPENDS, MOVES];

const SHOP = `insert into mall_items (id, key, kind, title, picture, words, terms, points, value_fen, stock, limit_per_member, valid_days, status, position)
  select n, 'bench-' || n, 'coupon', 'coupon', 'tea', '', '[]', 1, 100, 1000000, 1000000, 30, 'on-shelf', 1000 + n from generate_series(1, $1::int) n`;
const SIGNED_IN = `insert into sessions (token_hash, member_id, created_at, expires_at)
  select sha256(convert_to('${tokenOf(0).slice(0, -1)}' || m, 'UTF8')), m, now(), now() + interval '1 day' from generate_series(1, $1::int) m`;

/** A ledger of so many transfers that verifies, its members signed in, and a pool of coupons. Set by set, not call by call. */
export const fill = async (client: pg.Client, transfers: number, report: (line: string) => void): Promise<void> => {
  const members = membersOf(transfers);
  await client.query('set session_replication_role = replica'); // what the keys would check is made to fit, and verified afterwards
  await client.query('set synchronous_commit = off');
  for (let from = 1; from <= members; from += MEMBERS_AT_ONCE) {
    const to = Math.min(from + MEMBERS_AT_ONCE - 1, members);
    for (const text of OF_MEMBERS) await client.query(text, [from, to]);
    report(`filled ${(to * TRANSFERS_PER_MEMBER).toLocaleString('en-US')} of ${transfers.toLocaleString('en-US')} transfers`);
  }
  await client.query(SHOP, [ITEMS]);
  await client.query(SIGNED_IN, [Math.min(SESSIONS, members)]);
  await client.query('reset session_replication_role');
  await client.query('reset synchronous_commit');
  await client.query('vacuum analyze');
  await client.query('checkpoint');
};
