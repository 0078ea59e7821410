import type { BankDebits, DebitLine, DebitOutcome } from '../../payments/bank-debits';
import { isDay } from '../../shanghai';
import { callPartner, type PartnerAnswer, type PartnerOptions } from '../partner/call-partner';
import { askFor, isSerial, notTold, whyUnclear } from '../partner/outcomes';

const LINE = /^(collected|refunded),(\d{1,19}),([1-9]\d{0,15}),([\w-]{1,64})$/;
/** What the core says of an account without enough on it; every other refusal is one for good. */
const SHORT = 'SHORT';
/** A page of a statement may be long in coming. */
const STATEMENT_TIMEOUT_MS = 30_000;
const PAGES_MAX = 10_000;

const instantOf = (value: unknown): Date | undefined => {
  const instant = new Date(typeof value === 'string' ? value : NaN);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
};

/** Only what the core signed is done or refused; all else is unknown, never failed. */
const readDebit = (answer: PartnerAnswer): DebitOutcome => {
  const { status, fields } = answer;
  const { state, serial, paidOn, reason } = fields;
  const paidAt = instantOf(fields['paidAt']);
  if (status === 200 && state === 'DONE' && isSerial(serial) && isDay(paidOn) && paidAt) return { state: 'done', theirId: serial, paidAt, paidOn };
  if (status === 200 && state === 'REFUSED') return { state: 'refused', reason: reason === SHORT ? 'account-short' : 'debit-refused' };
  return { state: 'unknown', why: whyUnclear(answer) };
};

const readRefund = (answer: PartnerAnswer): Awaited<ReturnType<BankDebits['refund']>> => {
  const { status, fields } = answer;
  const { state, serial, refundedOn, reason } = fields;
  if (status === 200 && state === 'DONE' && isSerial(serial) && isDay(refundedOn)) return { state: 'done', theirId: serial, refundedOn };
  if (status === 200 && state === 'REFUSED') return { state: 'refused', reason: typeof reason === 'string' ? reason : 'NO_REASON' };
  return { state: 'unknown', why: whyUnclear(answer) };
};

const lineOf = (text: unknown): DebitLine => {
  const [, kind, id, fen, theirId] = LINE.exec(typeof text === 'string' ? text : '') ?? [];
  if (!kind || !id || !theirId) throw new Error('the statement of the bank holds what is no line');
  return { kind: kind as DebitLine['kind'], id, fen: Number(fen), theirId };
};

/** Reads page after page; a day that does not come to the number of lines it claims is not whole, and nothing of it counts. */
const readStatement = async function* (options: PartnerOptions, day: string): AsyncIterable<DebitLine> {
  let read = 0;
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const { status, fields } = await callPartner({ timeoutMs: STATEMENT_TIMEOUT_MS, ...options }, `/statements/${day}/${page}`);
    const { lines, pages, total } = fields;
    if (status !== 200 || !Array.isArray(lines) || fields['day'] !== day || fields['page'] !== page) throw new Error(`the bank gave no page ${page} of ${day}`);
    for (const line of lines) yield lineOf(line);
    read += lines.length;
    if (page !== pages) continue;
    if (read !== total) throw new Error(`the statement of the bank has ${read} lines and claims ${String(total)}`);
    return;
  }
  throw new Error('the statement of the bank has no end');
};

/** The bank's own core. Its address is the only difference between it and the sandbox. */
export const connectBankDebits = (options: PartnerOptions): BankDebits => ({
  debit: (said) => callPartner(options, '/debits', said).then(readDebit, notTold),
  ask: (id) => askFor(options, `/debits/${id}`, readDebit),
  refund: (said) => callPartner(options, '/refunds', said).then(readRefund, notTold),
  statement: (day) => readStatement(options, day),
});
