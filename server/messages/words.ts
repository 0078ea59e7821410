import type { MessageKind } from '@micro-branch/contract/messages';
import type { EventPayloads } from '../events/outbox';
import { shanghaiDay, shanghaiTime } from '../shanghai';

/** A message before it is queued. `about` is what it tells of, its amount with it: another amount for the same day is news. */
export interface Draft {
  kind: MessageKind;
  about: string;
  page: string;
  values: Record<string, string>;
}

export const TITLES = { 'payment-result': '缴费结果', 'bill-due': '账单提醒', 'debit-notice': '代扣通知' } as const satisfies Record<MessageKind, string>;

/** The longest `thing` of a template that WeChat takes. */
const THING_MAX = 20;

/** The longest `character_string` of a template. It holds no characters of Chinese: a plate stands there without its province. */
const CHARACTERS_MAX = 32;

const thing = (text: string): string => [...text].slice(0, THING_MAX).join('');

const characters = (text: string): string => text.replace(/[^\x20-\x7e]/g, '').trim().slice(0, CHARACTERS_MAX) || '****';

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}元`;

const timeOf = (instant: string): string => `${shanghaiDay(new Date(instant))} ${shanghaiTime(new Date(instant))}`;

const RESULT_PAGE = 'packages/bill/result/index';
const PAY_PAGE = 'packages/bill/pay/index';
const MANDATES_PAGE = 'packages/bill/mandates/index';

const result = (paymentId: string, { about, biller, fen, at, words }: { about: string; biller: string; fen: number; at: string; words: string }): Draft => ({
  kind: 'payment-result',
  about: `${about}:${paymentId}`,
  page: `${RESULT_PAGE}?id=${paymentId}`,
  values: { thing1: thing(biller), amount2: yuan(fen), time3: timeOf(at), phrase4: words },
});

export const tellPaid = ({ paymentId, biller, paidFen, paidAt }: EventPayloads['payment-made']): Draft =>
  result(paymentId, { about: 'payment-made', biller, fen: paidFen, at: paidAt, words: '缴费成功' });

export const tellRefunded = ({ paymentId, biller, refundFen, refundedAt }: EventPayloads['payment-refunded']): Draft =>
  result(paymentId, { about: 'payment-refunded', biller, fen: refundFen, at: refundedAt, words: '已退款' });

export const tellDue = ({ accountId, biller, masked, amountFen, dueOn }: EventPayloads['bill-due']): Draft => ({
  kind: 'bill-due',
  about: `bill-due:${accountId}:${dueOn}:${amountFen}`,
  page: `${PAY_PAGE}?account=${accountId}`,
  values: { thing1: thing(biller), character_string2: characters(masked), amount3: yuan(amountFen), date4: dueOn, thing5: '请在截止日前缴纳' },
});

const debit = (about: string, { biller, masked, amountFen }: Pick<EventPayloads['debit-ended'], 'biller' | 'masked' | 'amountFen'>, { day, words }: { day: string; words: string }): Draft => ({
  kind: 'debit-notice',
  about,
  page: MANDATES_PAGE,
  values: { thing1: thing(biller), character_string2: characters(masked), amount3: yuan(amountFen), date4: day, thing5: words },
});

export const tellDebit = (event: EventPayloads['debit-announced']): Draft =>
  debit(`debit-announced:${event.mandateId}:${event.debitOn}:${event.amountFen}`, event, { day: event.debitOn, words: '将自动扣款，请留足余额' });

const REASONS: Partial<Record<string, string>> = {
  'account-short': '余额不足，扣款未成功',
  'above-cap': '超过约定上限，未扣款',
  'debit-refused': '银行未受理，扣款未成功',
  'biller-refused': '缴费单位未受理，扣款未成功',
};

/** One a day for each mandate, reason and amount. */
export const tellDebitEnded = (event: EventPayloads['debit-ended'], now: Date): Draft => {
  const day = shanghaiDay(now);
  return debit(`debit-ended:${event.mandateId}:${day}:${event.reason}:${event.amountFen}`, event, { day, words: REASONS[event.reason] ?? '扣款未成功，请查看' });
};
