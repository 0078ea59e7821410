import type { Deps } from '../deps';
import type { DebitOutcome } from './bank-debits';
import { noteCollected } from './collected';
import { findOpenid } from './payer';
import { closePayment } from './release';
import { noteUnknown, type Payment } from './store';

const isOver = ({ clock }: Pick<Deps, 'clock'>, { expiresAt }: Payment): boolean => expiresAt <= clock.now();

/** Only what WeChat Pay has closed can be closed here: until then the member may still pay it. */
const closeLate = async (deps: Deps, payment: Payment): Promise<void> => {
  const said = await deps.wechatPay.close(payment.id);
  if (said.state === 'closed') await closePayment(deps, payment, 'too-late');
  else await noteUnknown(deps.database, payment, said.state === 'paid' ? 'paid while it was being closed' : said.why);
};

/** Asks WeChat Pay whether the money came, and closes what was not paid in its time. */
export const askWechatPay = async (deps: Deps, payment: Payment): Promise<void> => {
  const heard = await deps.wechatPay.ask(payment.id);
  if (heard.state === 'paid') return noteCollected(deps, payment.id, heard);
  if (heard.state === 'unknown') return noteUnknown(deps.database, payment, heard.why);
  if (heard.state === 'closed') return void (await closePayment(deps, payment, 'too-late'));
  if (!isOver(deps, payment)) return;
  // What WeChat Pay never heard of by the end of its time it would not take any more: the order says when it ends.
  await (heard.state === 'absent' ? closePayment(deps, payment, 'too-late') : closeLate(deps, payment));
};

const concludeDebit = async (deps: Deps, payment: Payment, outcome: DebitOutcome): Promise<void> => {
  if (outcome.state === 'unknown') return noteUnknown(deps.database, payment, outcome.why);
  if (outcome.state === 'refused') return void (await closePayment(deps, payment, outcome.reason));
  await noteCollected(deps, payment.id, { ...outcome, paidFen: payment.payFen });
};

/** Debits the account at the bank. The same payment, asked for however often, is debited once. */
export const debit = async (deps: Deps, payment: Payment): Promise<void> => {
  const openid = await findOpenid(deps.database, payment.memberId);
  if (openid !== undefined) {
    const order = { id: payment.id, payer: { openid }, fen: payment.payFen, words: payment.billerName };
    return concludeDebit(deps, payment, await deps.bankDebits.debit(order));
  }
  await closePayment(deps, payment, 'debit-refused'); // whoever is gone is not debited any more
};

/**
 * What the bank never heard of is asked for again, under the same number, while its time lasts. Later nobody expects it any more: whoever had
 * agreed may have taken that back, and paid otherwise.
 */
const debitAgain = async (deps: Deps, payment: Payment): Promise<void> => {
  if (isOver(deps, payment)) await closePayment(deps, payment, 'too-late');
  else await debit(deps, payment);
};

/** Asks the bank what became of a debit. */
const askBank = async (deps: Deps, payment: Payment): Promise<void> => {
  const heard = await deps.bankDebits.ask(payment.id);
  await (heard.state === 'absent' ? debitAgain(deps, payment) : concludeDebit(deps, payment, heard));
};

export const askForMoney = (deps: Deps, payment: Payment): Promise<void> =>
  (payment.method === 'wechat' ? askWechatPay : askBank)(deps, payment);
