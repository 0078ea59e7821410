import { routes } from '@/routes';
import { press, topPage } from './h5-pages';
import type { Visitor } from './h5-visitor';

/** Turns points of the played credit card into ours, five to one, on the page where members do it. */
export const exchangeIn = async (visitor: Visitor, cardPoints: number): Promise<void> => {
  await visitor.page.goto(routes.exchange());
  await topPage(visitor).getByRole('textbox', { name: '换出的信用卡积分' }).fill(String(cardPoints));
  await press(visitor, '互换');
  await press(visitor, /^确认换出 /);
  await topPage(visitor).getByText(/^[\d,]+ 微厅积分已到账。$/).waitFor();
};

/** From the shelf to one item. */
export const openItem = async (visitor: Visitor, title: string): Promise<void> => {
  await visitor.page.goto(routes.mall());
  await visitor.page.getByRole('link', { name: new RegExp(`，${title}，`) }).click();
  await topPage(visitor).getByRole('heading', { name: title }).waitFor();
};

const CONFIRM = /^确认兑换 [\d,]+ 积分$/;

/** As far as the sheet that says what will be taken. */
export const askToRedeem = async (visitor: Visitor): Promise<void> => {
  await press(visitor, '立即兑换');
  await visitor.page.getByRole('button', { name: CONFIRM }).waitFor();
};

export const confirmRedeem = (visitor: Visitor): Promise<void> => press(visitor, CONFIRM);

/** Chooses the branch where goods are collected, in the sheet that asks. */
export const chooseBranch = async (visitor: Visitor, branch: string): Promise<void> => {
  await press(visitor, /^领取网点 /);
  await visitor.page.getByRole('dialog').getByRole('radio', { name: new RegExp(`^${branch} `) }).click();
};

/** Waits for the page of the order, and gives its number. */
export const placedOrder = async (visitor: Visitor): Promise<string> => {
  await visitor.page.waitForURL('**/mall/order/**');
  await topPage(visitor).locator('.mb-outcome').waitFor();
  return new URL(visitor.page.url()).searchParams.get('id')!;
};

/** The code on the order page, without its groups. */
export const shownCode = async (visitor: Visitor): Promise<string> =>
  (await topPage(visitor).locator('.order-code__code').innerText()).replace(/\s/g, '');

/** What the shelf says can be spent, once what was kept on this phone has been asked for again. */
export const shownBalance = async (visitor: Visitor): Promise<number> => {
  await visitor.page.goto(routes.mall(), { waitUntil: 'networkidle' });
  const number = await topPage(visitor).locator('.shelf-head__balance .mb-points__number').innerText();
  return Number(number.replaceAll(',', ''));
};

/** The orders in the list, newest first, as a reader hears them. */
export const shownOrders = async (visitor: Visitor): Promise<string[]> => {
  await visitor.page.goto(routes.orders(), { waitUntil: 'networkidle' });
  const orders = await topPage(visitor).locator('.order-tile').all();
  return Promise.all(orders.map(async (order) => (await order.getAttribute('aria-label')) ?? ''));
};

/** What a statement entry is called, and its signed points; newest first. */
export const shownStatement = async (visitor: Visitor): Promise<string[]> => {
  await visitor.page.goto(routes.statement(), { waitUntil: 'networkidle' });
  const entries = topPage(visitor).locator('.statement-list__entry');
  await entries.first().waitFor();
  return Promise.all(
    (await entries.all()).map(async (entry) => {
      const title = await entry.locator('.statement-list__title').innerText();
      return `${title} ${await entry.locator('.mb-points__number').innerText()}`;
    }),
  );
};

/** Faults of a browser without the refusals that a test has provoked: what the service answered, and the browser's own line. */
export const otherFaults = ({ faults }: Visitor, refused: RegExp): string[] =>
  faults.filter((fault) => !refused.test(fault) && !/console Failed to load resource.*(4\d\d)/.test(fault));
