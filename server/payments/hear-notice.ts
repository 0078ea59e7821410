import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { writeCollected } from './collected';
import { noteRefund } from './refund';
import { findPayment, type Payment } from './store';
import type { PayNotice } from './wechat-pay';

const ODD = sql(
  'pay_oddities.add',
  `insert into pay_oddities (id, source, what, reference, amount_fen, heard_at) values ($1, 'notice', $2, $3, $4, $5) on conflict do nothing`,
);

const BIGINT_MAX = 9_223_372_036_854_775_807n;

/** An order number may be anything that WeChat Pay signed: only what can be one of ours is looked for. */
const findOrdered = async (db: Queryable, id: Id): Promise<Payment | undefined> => {
  const isOurs = /^[1-9][0-9]{0,18}$/.test(id) && BigInt(id) <= BIGINT_MAX;
  const payment = isOurs ? await findPayment(db, id) : undefined;
  return payment?.method === 'wechat' ? payment : undefined;
};

/** Kept once, however often it is said, for whoever reconciles. */
const keepOddity = async ({ database, newId, clock }: Deps, what: string, reference: string, fen: number | null): Promise<void> => {
  await database.query(ODD, [newId(), what, reference.replaceAll('\0', '').slice(0, 100), fen, clock.now()]);
};

const fenOf = (notice: Exclude<PayNotice, { kind: 'not-ours' }>): number | null => (notice.kind === 'collected' ? notice.collection.paidFen : notice.fen);

/** WeChat Pay takes an answer of later than five seconds for none, and tells it again. */
const ANSWER_MS = 3_000;

/** Waits for work that need not have ended when the answer goes: what fails behind it, the job brings on. */
const waitAWhile = async (work: Promise<void> | undefined): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => void (timer = setTimeout(resolve, ANSWER_MS)));
  await Promise.race([work, limit]).finally(() => clearTimeout(timer));
};

/** An order is paid once. Should money come for it by another number as well, nothing here sends that back: somebody has to. */
const hearMoney = async (deps: Deps, { id }: Payment, { collection }: Extract<PayNotice, { kind: 'collected' }>): Promise<void> => {
  const goOn = await writeCollected(deps, id, collection);
  const { collectedId } = (await findPayment(deps.database, id))!;
  if (collectedId !== collection.theirId) await keepOddity(deps, 'collected again', `${id} ${collection.theirId}`, collection.paidFen);
  await waitAWhile(goOn?.());
};

/** A refund of another sum than all that came is none of ours: ours stays under way, and is asked for. */
const hearRefund = (deps: Deps, payment: Payment, notice: Extract<PayNotice, { kind: 'refunded' }>): Promise<void> =>
  notice.outcome.state === 'done' && notice.fen !== payment.collectedFen
    ? keepOddity(deps, 'refund of another sum', payment.id, notice.fen)
    : noteRefund(deps, payment, notice.outcome);

/**
 * What WeChat Pay tells by itself. It may tell it five times, late, and in any order: each is written once. What it tells of orders that
 * are none of ours is kept for whoever reconciles. Throws when it is not WeChat Pay that tells it.
 */
export const hearNotice = async (deps: Deps, headers: Readonly<Record<string, string | undefined>>, rawBody: string): Promise<void> => {
  const notice = deps.wechatPay.readNotification(headers, rawBody);
  if (notice.kind === 'not-ours') return keepOddity(deps, 'not-ours', notice.reference, notice.fen);
  const payment = await findOrdered(deps.database, notice.paymentId);
  if (!payment) return keepOddity(deps, `unknown-order ${notice.kind}`, notice.paymentId, fenOf(notice));
  await (notice.kind === 'collected' ? hearMoney(deps, payment, notice) : hearRefund(deps, payment, notice));
};
