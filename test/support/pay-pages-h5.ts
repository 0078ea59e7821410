import { routes } from '@/routes';
import { press, topPage } from './h5-pages';
import type { Visitor } from './h5-visitor';

const CONFIRM = /^确认(缴费|充值) /;

/** Waits until the page says what will be paid; gives it as it stands on the button. */
export const shownTotal = async (visitor: Visitor): Promise<string> => {
  const button = topPage(visitor).getByRole('button', { name: CONFIRM });
  await button.waitFor();
  return (await button.innerText()).trim();
};

/** From the button to WeChat's cashier, which the sandbox plays; gives what it asks for. */
export const goToCashier = async (visitor: Visitor, name: RegExp = CONFIRM): Promise<string> => {
  await press(visitor, name);
  const cashier = visitor.page.getByRole('dialog', { name: '沙箱收银台' });
  await cashier.waitFor();
  return (await cashier.locator('.sandbox-cashier-amount').innerText()).trim();
};

export const leaveCashier = (visitor: Visitor, decision: '支付' | '取消'): Promise<void> =>
  visitor.page.getByRole('dialog', { name: '沙箱收银台' }).getByRole('button', { name: decision }).click();

/** Waits for the page of the result and for where the payment stands there. */
export const seeResult = async (visitor: Visitor, title: string): Promise<string> => {
  await visitor.page.waitForURL('**/bill/result/**');
  await topPage(visitor).locator('.mb-outcome__title').filter({ hasText: title }).waitFor({ timeout: 25_000 });
  return new URL(visitor.page.url()).searchParams.get('id')!;
};

/** Payments in the history as a reader hears them, newest first. */
export const shownPayments = async (visitor: Visitor): Promise<string[]> => {
  await visitor.page.goto(routes.payments(), { waitUntil: 'networkidle' });
  const rows = await topPage(visitor).locator('.payment-list__row').all();
  return Promise.all(rows.map(async (row) => (await row.getAttribute('aria-label')) ?? ''));
};
