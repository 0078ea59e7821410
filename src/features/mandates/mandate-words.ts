import type { BillAccountView } from '@micro-branch/contract/bills';
import type { DebitView, MandateView } from '@micro-branch/contract/mandates';
import { sayAmount } from '@/shared/ui/amount/say-amount';
import { sayShortDay } from '@/shared/ui/day-words';

export const stateWords = { active: '已开通', paused: '已暂停', stopped: '已停止' } as const satisfies Record<MandateView['state'], string>;

const REASONS: Record<NonNullable<DebitView['reason']>, string> = {
  'above-cap': '超过单笔上限',
  'account-short': '账户余额不足',
  'debit-refused': '账户暂时不能扣款',
  'biller-refused': '缴费单位没有收下，款项已退回',
  'paid-elsewhere': '账单已经缴清',
  'not-active': '当时已暂停或停止',
};

/** What is coming: how much, and on which day. */
export const sayNext = ({ debitOn, amountFen, state }: DebitView): string =>
  state === 'paying' ? `正在扣 ${sayAmount(amountFen)}` : `${sayShortDay(debitOn)}扣 ${sayAmount(amountFen)}`;

const LAST: Record<DebitView['state'], string> = { announced: '将扣', paying: '正在扣', done: '已扣', failed: '没有扣成', skipped: '没有扣' };

/** What was tried last, and why it came to nothing where it did. */
export const sayLast = ({ debitOn, amountFen, state, reason }: DebitView): string =>
  [`${sayShortDay(debitOn)}${LAST[state]} ${sayAmount(amountFen)}`, reason && REASONS[reason]].filter(Boolean).join('，');

/** No account is debited more at a time than this. */
const CAP_YUAN_MAX = 50_000;
export const CAP_DIGITS_MAX = 5;
/** Far enough above an ordinary bill, and far enough below one that is wrong. */
const CAP_YUAN_USUAL = 500;

export const CAP_FIRST = String(CAP_YUAN_USUAL);

export const capDigits = (typed: string): string => typed.replace(/\D/g, '').replace(/^0+/, '').slice(0, CAP_DIGITS_MAX);

/** Why a cap cannot be set; null when it can. */
export const refuseCap = (digits: string): string | null => {
  if (digits === '') return '请填写单笔上限。';
  return Number(digits) > CAP_YUAN_MAX ? '最多 50,000 元。' : null;
};

/** Accounts whose bills can be debited and are not: only who says what is owed can be paid without the member. */
export const openForMandate = (accounts: readonly BillAccountView[]): BillAccountView[] =>
  accounts.filter(({ biller, hasMandate }) => biller.flow === 'fetch-and-pay' && !hasMandate);
