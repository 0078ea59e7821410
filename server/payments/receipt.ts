import { brand } from '@micro-branch/contract/brand';
import type { Receipt } from '@micro-branch/contract/payments';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { amountInWords } from './amount-in-words';
import { getOwn, presentOne } from './my-payments';
import { receiptNumber } from './receipt-number';

const SEAL_WORDS = '电子回单专用章';

/** What a member shows who is asked whether it was paid. Refuses with `payment-not-found`, and `receipt-not-ready` before the biller has it. */
export const getReceipt = async ({ database }: Pick<Deps, 'database'>, memberId: Id, id: Id): Promise<Receipt> => {
  const payment = await getOwn(database, memberId, id);
  const { state, paidOn, billerNumber } = payment;
  if (state !== 'done' || paidOn === null || billerNumber === null) throw new Refusal('receipt-not-ready');
  return {
    number: receiptNumber(paidOn, id),
    payment: await presentOne(database, payment),
    paidOn,
    billerNumber,
    amountInWords: amountInWords(payment.payFen),
    bankName: brand.bankName,
    sealWords: SEAL_WORDS,
  };
};
