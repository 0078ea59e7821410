import { randomUUID } from 'node:crypto';
import { sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import { firstIdAt, type Id } from '../../server/ids';
import type { StatementTrade } from '../../server/sandbox/wechat-pay/statement';
import { addDays, shanghaiDay } from '../../server/shanghai';

const ADD_BILLER = sql(
  'test.biller',
  `insert into billers (id, key, version, category, name, found_by, regions, is_on_shelf, position) values ($1, $2, 1, 'daily-life', $2, $2, '{}', false, 1)`,
);
const ADD = sql(
  'test.payment',
  `insert into payments (id, member_id, key, bill_id, account_id, biller_id, biller_version, biller_name, category, icon, masked, claim, claims_bill, is_part, amount_fen, fee_fen, points,
     points_fen, rules_version, coupon_fen, pay_fen, method, state, started_at, expires_at, ask_at)
   values ($1, 1, $2, 1, 1, $3, 1, '演示机构', 'daily-life', 'bill', '****0001', 'ours:' || $1::bigint, true, false, $4, $5, 0, 0, 1, 0, $4::bigint + $5, $6, 'unpaid', $7, $7::timestamptz + interval '30 minutes', $7)`,
);
const COLLECTED = sql('test.collected', 'select payment_collected($1, $2, $3, $4, $5, $4, null, $5, $4)');
const DELIVERED = sql('test.delivered', 'select payment_delivered($1, $2, $3, $4, $5)');
const REFUSED = sql('test.refused', `select payment_refused($1, 'biller-refused', $2, null, $3, $2)`);
const REFUNDED = sql('test.refunded', 'select payment_refunded($1, $2, $3, $4, $5)');
const CLOSED = sql('test.closed', `select payment_closed($1, 'too-late', null, $2, $3, $4)`);
const RECEIPT = sql(
  'test.receipt',
  `insert into hosted_receipts (payment_id, biller_id, their_id, amount_fen, accepted_on, accepted_at) values ($1, $2, 'theirs', $3, $4, $5)`,
);

export interface MadePayment {
  id: Id;
  billerId: Id;
  billerKey: string;
  amountFen: number;
  payFen: number;
}

interface Wanted {
  biller: { id: Id; key: string };
  method?: 'wechat' | 'debit';
  amountFen?: number;
  feeFen?: number;
  /** When it is started, and when everything else happens to it. */
  at?: Date;
}

export const addBiller = async (deps: Deps, key: string): Promise<{ id: Id; key: string }> => {
  const biller = { id: deps.newId(), key };
  await deps.database.query(ADD_BILLER, [biller.id, key]);
  return biller;
};

let made = 0;

/** A payment that nobody has paid yet, brought on by the functions that bring on every payment. */
export const addPayment = async (deps: Deps, { biller, method = 'wechat', amountFen = 100_00, feeFen = 0, at = deps.clock.now() }: Wanted): Promise<MadePayment> => {
  const id = String(BigInt(firstIdAt(at)) + BigInt((made += 1)));
  await deps.database.query(ADD, [id, randomUUID(), biller.id, amountFen, feeFen, method, at]);
  return { id, billerId: biller.id, billerKey: biller.key, amountFen, payFen: amountFen + feeFen };
};

export const collect = async (deps: Deps, { id, payFen }: MadePayment, at = deps.clock.now(), fen = payFen): Promise<void> => {
  await deps.database.query(COLLECTED, [id, fen, `trade-${id}`, at, shanghaiDay(at)]);
};

export const deliver = async (deps: Deps, { id }: MadePayment, at = deps.clock.now()): Promise<void> => {
  await deps.database.query(DELIVERED, [id, `number-${id}`, shanghaiDay(at), deps.newId(), at]);
};

export const refuse = async (deps: Deps, { id }: MadePayment, at = deps.clock.now()): Promise<void> => {
  await deps.database.query(REFUSED, [id, at, shanghaiDay(at)]);
};

export const refund = async (deps: Deps, { id }: MadePayment, at = deps.clock.now()): Promise<void> => {
  await deps.database.query(REFUNDED, [id, `refund-${id}`, shanghaiDay(at), deps.newId(), at]);
};

export const close = async (deps: Deps, { id }: MadePayment, at = deps.clock.now()): Promise<void> => {
  await deps.database.query(CLOSED, [id, shanghaiDay(at), deps.newId(), at]);
};

/** What a biller whose bills are with us has of a payment. */
export const hostReceipt = async (deps: Deps, { id, billerId, amountFen }: MadePayment, at = deps.clock.now()): Promise<void> => {
  await deps.database.query(RECEIPT, [id, billerId, amountFen, shanghaiDay(at), at]);
};

/** A line of WeChat Pay's statement. */
export const trade = (kind: StatementTrade['kind'], number: string, fen: number): StatementTrade => ({
  kind, number, fen, theirId: `42${number}`, at: new Date(0), openid: 'somebody', description: '缴费', refundNumber: kind === 'refunded' ? `R${number}` : '0',
  refundId: kind === 'refunded' ? `50${number}` : '0', refundState: kind === 'refunded' ? 'SUCCESS' : '',
});

/** The day before the one on which the clock stands: what is reconciled. */
export const yesterdayOf = ({ clock }: Deps): string => addDays(shanghaiDay(clock.now()), -1);

/** An instant of a Shanghai day: `at('2026-11-28', '23:59:59')`. */
export const at = (day: string, time: string): Date => new Date(`${day}T${time}+08:00`);
