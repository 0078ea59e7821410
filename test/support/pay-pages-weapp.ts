import { paths } from '@/routes';
import type { WeappPhone } from './weapp-phone';
import { onPage, textsOf, until, waitFor } from './weapp-pages';

interface Sending {
  send: (method: string, params?: object) => Promise<unknown>;
}

/** Waits for what the button that pays says. */
export const shownTotal = async (phone: WeappPhone): Promise<string> => {
  await onPage(phone, paths.pay);
  return (await (await waitFor(phone, '.mb-button', /^确认(缴费|充值) ¥/)).text()).trim();
};

/** Answers WeChat's cashier as soon as it is there. */
export const answerCashier = (phone: WeappPhone, answer: 'confirmPayment' | 'closePaymentDialog'): Promise<boolean> =>
  until('cashier', () =>
    (phone.mini as unknown as Sending).send('Tool.native', { method: answer }).then(
      () => true,
      () => false,
    ),
  );

/** A biller that does not answer is given up after five seconds and asked again after five more; the page asks after 2, 4 and 8. */
const LATE_MS = 25_000;

/** Waits for the page of the result, and until it says so. */
export const seeResult = async (phone: WeappPhone, title: string): Promise<void> => {
  await onPage(phone, paths.payResult);
  await waitFor(phone, '.mb-outcome__title', title, LATE_MS);
};

/** Where each payment of the history stands, newest first. */
export const shownStates = async (phone: WeappPhone): Promise<string[]> => {
  await phone.enter({ path: paths.payments });
  await onPage(phone, paths.payments);
  await waitFor(phone, '.payment-list__row');
  return textsOf(phone, '.payment-list__state');
};
