import type pg from 'pg';
import { pointRules } from '../server/database/seed/point-rules';
import { firstIdAt } from '../server/ids';

/** Of a filled database: ten payments a member, one in fifty debited, one in a hundred given back, one in ten with a fee and one in ten to a biller whose bills are here. */
const PAYMENTS_PER_MEMBER = 10;
const AT_ONCE = 100_000;
/** A payment is collected three seconds after it was started, delivered after four, and given back after five. */
const LAST_STEP_MS = 5_000;
export const SESSIONS = 10_000;
export const BILLERS = { direct: { id: '1', key: 'mobile-top-up' }, hosted: { id: '2', key: 'property-310100' } };
export const BILL_FEN = 50_00;
/** Bills that were looked up and are still to be paid; `BILL_BASE` and up. */
export const BILL_BASE = 1_000_000_000;
const ACCOUNT_BASE = 500_000_000;

export const membersOf = (payments: number): number => Math.max(Math.ceil(payments / PAYMENTS_PER_MEMBER), SESSIONS);
export const tokenOf = (member: number): string => `bench-payer-${member}`;
export const accountOf = (member: number): string => String(ACCOUNT_BASE + member);

export interface Span {
  payments: number;
  from: Date;
  until: Date;
}

export interface FilledPayment {
  id: string;
  amountFen: number;
  payFen: number;
  method: 'wechat' | 'debit';
  isHosted: boolean;
  isRefunded: boolean;
}

/** The n-th payment of a span, as the statements below write it. */
export const paymentAt = ({ payments, from, until }: Span, n: number): FilledPayment => {
  const spanMs = until.getTime() - from.getTime() - LAST_STEP_MS;
  const base = BigInt(firstIdAt(from)) + (BigInt(Math.floor((n * spanMs) / payments)) << 22n);
  const amountFen = 20_00 + ((n * 7_919) % 300_00);
  const isDebit = n % 50 === 7;
  return { id: String(base | BigInt(n % 4_096)), amountFen, payFen: amountFen + (n % 10 === 0 ? 1_00 : 0), method: isDebit ? 'debit' : 'wechat', isHosted: n % 10 === 5, isRefunded: n % 100 === 3 };
};

/** $1 to $2 which payments, $3 of how many, $4 the first id, $5 the first instant, $6 the span in milliseconds, $7 how many members. */
const MADE = `made as (
  select n, $4::bigint + ((n * $6::bigint / $3::bigint) << 22) | (n % 4096) as id, $5::timestamptz + make_interval(secs => (n * $6::bigint / $3::bigint) / 1000.0) as at,
    1 + n % $7::bigint as member, 2000 + (n * 7919) % 30000 as amount, case when n % 10 = 0 then 100 else 0 end as fee,
    case when n % 50 = 7 then 'debit' else 'wechat' end as method, n % 10 = 5 as is_hosted, n % 100 = 3 as is_refunded
  from generate_series($1::bigint, $2::bigint) n
)`;
const dayOf = (seconds: number): string => `((at + interval '${seconds} seconds') at time zone 'Asia/Shanghai')::date`;
const ROWS = `with ${MADE} insert into payments (id, member_id, key, bill_id, account_id, biller_id, biller_version, biller_name, category, icon, masked, period, claim, claims_bill, is_part,
    amount_fen, fee_fen, points, points_fen, rules_version, coupon_fen, pay_fen, method, state, reason, started_at, expires_at, collected_fen, collected_id, paid_at, paid_on,
    biller_number, delivered_on, refund_number, refunded_on, ended_at)
  select id, member, md5('payment ' || id)::uuid, id, ${ACCOUNT_BASE} + member, case when is_hosted then 2 else 1 end, 1, case when is_hosted then '演示物业' else '手机充值' end, 'daily-life', 'phone',
    '139****' || lpad((member % 10000)::text, 4, '0'), null, 'ours:' || id, not is_refunded, false, amount, fee, 0, 0, 0, 0, amount + fee, method,
    case when is_refunded then 'refunded' else 'done' end, case when is_refunded then 'biller-refused' end, at, at + interval '15 minutes', amount + fee, '42' || id, at + interval '3 seconds', ${dayOf(3)},
    case when not is_refunded then 'BL' || id end, case when not is_refunded then ${dayOf(4)} end, case when is_refunded then '50' || id end, case when is_refunded then ${dayOf(5)} end,
    at + make_interval(secs => case when is_refunded then 5 else 4 end)
  from made order by n`;
const TRANSFERS = `with ${MADE} insert into transfers (id, debit_id, credit_id, amount, cause, reference, owner_id, posted_at)
  select payment_transfer(id, name), debit, credit, fen, name, 'payment:' || id, null, at + make_interval(secs => late)
  from made cross join lateral (values
    ('collected', case method when 'wechat' then 11 else 12 end, 13, amount + fee, 3, true), ('delivered', 13, 14, amount, 4, not is_refunded), ('fee', 13, 15, fee, 4, not is_refunded),
    ('refunded', 13, case method when 'wechat' then 11 else 12 end, amount + fee, 5, is_refunded)
  ) t (name, debit, credit, fen, late, is_posted) where is_posted and fen > 0 order by n`;
const RECEIPTS = `with ${MADE} insert into hosted_receipts (payment_id, biller_id, their_id, amount_fen, accepted_on, accepted_at)
  select id, 2, 'H' || id, amount, ${dayOf(4)}, at + interval '4 seconds' from made where is_hosted and not is_refunded order by n`;
const PAID = `with ${MADE} insert into account_payments (payment_id, account_id, amount_fen, paid_at)
  select id, ${ACCOUNT_BASE} + member, amount, at + interval '3 seconds' from made where not is_refunded order by n`;

const MEMBERS = `insert into members (id, openid, joined_at) select m, 'bench-' || m, now() from generate_series($1::int, $2::int) m`;
const POINTS = `insert into accounts (id, kind, unit, owner_id, balance) select 1000 + 2 * m, 'points-available', 'points', m, 0 from generate_series($1::int, $2::int) m
  union all select 1001 + 2 * m, 'points-held', 'points', m, 0 from generate_series($1::int, $2::int) m`;
const SIGNED_IN = `insert into sessions (token_hash, member_id, created_at, expires_at)
  select sha256(convert_to('${tokenOf(0).slice(0, -1)}' || m, 'UTF8')), m, now(), now() + interval '7 days' from generate_series(1, $1::int) m`;

/** What a service that has run all the while has besides: rules by which payments give points, and days that were compared. */
const RULES = `insert into point_rules (version, content, effective_at, saved_at) values (1, $1, to_timestamp(0), to_timestamp(0))`;
const DAYS = `insert into reconciliations (id, day, state, started_at, ended_at)
  select row_number() over (), day, 'zero', now(), now() from generate_series(($1::timestamptz at time zone 'Asia/Shanghai')::date - 1, ($2::timestamptz at time zone 'Asia/Shanghai')::date, interval '1 day') day`;

/** A history of payments that are over, as the service would have written it. Set by set, not call by call. */
export const fillPayments = async (client: pg.Client, span: Span, report: (line: string) => void): Promise<void> => {
  const { payments, from, until } = span;
  const members = membersOf(payments);
  const spanMs = until.getTime() - from.getTime() - LAST_STEP_MS;
  await client.query('set session_replication_role = replica'); // what the keys would check is made to fit, and verified afterwards
  await client.query('set synchronous_commit = off');
  for (let start = 1; start <= members; start += AT_ONCE) {
    for (const text of [MEMBERS, POINTS]) await client.query(text, [start, Math.min(start + AT_ONCE - 1, members)]);
  }
  for (let start = 0; start < payments; start += AT_ONCE) {
    const end = Math.min(start + AT_ONCE, payments);
    for (const text of [ROWS, TRANSFERS, RECEIPTS, PAID]) await client.query(text, [start, end - 1, payments, firstIdAt(from), from, spanMs, members]);
    report(`filled ${end.toLocaleString('en-US')} of ${payments.toLocaleString('en-US')} payments`);
  }
  await client.query(SIGNED_IN, [SESSIONS]);
  await client.query(RULES, [JSON.stringify(pointRules)]);
  await client.query(DAYS, [from, until]);
  await client.query('reset session_replication_role');
  await client.query('reset synchronous_commit');
};

const CONTENT = {
  name: '手机充值', category: 'daily-life', icon: 'phone', regions: [], isOnShelf: true, isDemonstration: true, fee: { kind: 'none' }, hours: { from: '00:00', until: '00:00' },
  flow: { kind: 'top-up', denominations: [BILL_FEN] },
  fields: [{ key: 'phone', label: '手机号', hint: '11 位手机号', sample: '13900000001', pattern: '[0-9]{11}', maxLength: 11, keyboard: 'number', mask: { head: 3, tail: 4 }, check: 'none' }],
};
const IMPORT = `insert into biller_imports (id, file_name, file_hash, added, changed, imported_at) values (1, 'bench', '\\x00', 2, 0, now())`;
const BILLER = `insert into billers (id, key, version, category, name, found_by, regions, is_on_shelf, position) values ($1::bigint, $2, 1, 'daily-life', '手机充值', '手机充值', '{}', true, $1::bigint)`;
const VERSION = 'insert into biller_versions (biller_id, version, content, import_id) values ($1, 1, $2, 1)';

/** One biller that answers itself, and one whose bills are with us. */
export const addBillers = async (client: pg.Client): Promise<void> => {
  await client.query(IMPORT);
  for (const [link, { id, key }] of Object.entries(BILLERS)) {
    await client.query(BILLER, [id, key]);
    await client.query(VERSION, [id, JSON.stringify({ ...CONTENT, key, settlement: { link, account: '6222000000000000', days: 1 } })]);
  }
};

const ACCOUNT = `insert into bill_accounts (id, member_id, key, biller_id, account_hash, fields_sealed, masked, bound_at)
  select ${ACCOUNT_BASE} + member, member, md5('account ' || member)::uuid, 1, sha256(convert_to('account ' || member, 'UTF8')), sealed, '139****0001', now()
  from unnest($1::bigint[], $2::bytea[]) as a (member, sealed)`;
const BILLS = `insert into bills (id, member_id, account_id, biller_id, biller_version, owed_fen, amount_fen, fee_fen, is_part, items, looked_up_at, expires_at)
  select ${BILL_BASE} + n, 1 + n % ${SESSIONS}, ${ACCOUNT_BASE} + 1 + n % ${SESSIONS}, 1, 1, ${BILL_FEN}, ${BILL_FEN}, 0, false, '[]', now(), now() + interval '1 day'
  from generate_series(0, $1::int - 1) n`;

/** What is to be paid over HTTP: accounts of those who are signed in, and so many bills, looked up already. */
export const addBills = async (client: pg.Client, bills: number, sealOf: (accountId: string) => Buffer): Promise<void> => {
  const members = Array.from({ length: SESSIONS }, (_, at) => at + 1);
  await client.query(ACCOUNT, [members, members.map((member) => sealOf(accountOf(member)))]);
  await client.query(BILLS, [bills]);
  await client.query('vacuum analyze');
  await client.query('checkpoint');
};
