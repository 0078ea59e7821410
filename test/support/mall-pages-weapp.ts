import { paths } from '@/routes';
import type { WeappPhone } from './weapp-phone';
import { fill, onPage, press, textsOf, until, waitFor } from './weapp-pages';

/** Turns points of the played credit card into ours, five to one, on the page where members do it. */
export const exchangeIn = async (phone: WeappPhone, cardPoints: number): Promise<void> => {
  await phone.enter({ path: paths.exchange });
  await onPage(phone, paths.exchange);
  await waitFor(phone, '.mb-button', '互换');
  await fill(phone, 0, String(cardPoints));
  await press(phone, '.mb-button', '互换');
  await press(phone, '.mb-button', /^确认换出 /);
  await waitFor(phone, '.mb-outcome__words', /微厅积分已到账。$/);
};

/** From the shelf to one item. */
export const openItem = async (phone: WeappPhone, title: string): Promise<void> => {
  await phone.enter({ path: paths.mall });
  await press(phone, '.item-tile', new RegExp(title));
  await onPage(phone, paths.item);
  await waitFor(phone, '.item-face__title', title);
};

const CONFIRM = /^确认兑换 [\d,]+ 积分$/;

/** As far as the sheet that says what will be taken. */
export const askToRedeem = async (phone: WeappPhone): Promise<void> => {
  await press(phone, '.mb-button', '立即兑换');
  await waitFor(phone, '.mb-button', CONFIRM);
};

export const confirmRedeem = (phone: WeappPhone): Promise<void> => press(phone, '.mb-button', CONFIRM);

export const typePhone = (phone: WeappPhone, number: string): Promise<void> => fill(phone, 0, number);

/** Waits for the page of the order, and gives where it stands. */
export const placedOrder = async (phone: WeappPhone): Promise<string> => {
  await onPage(phone, paths.order);
  return (await waitFor(phone, '.mb-outcome__title')).text();
};

/** Where a redemption came to its end: on the page of the order, or with a sentence in the sheet. */
export const endOfRedeeming = (phone: WeappPhone, refusal: string): Promise<'won' | 'told'> =>
  until('end of redeeming', async () => {
    const page = await phone.mini.currentPage();
    if (page && `/${page.path}` === paths.order) return 'won';
    return (await textsOf(phone, '.mb-notice__words')).includes(refusal) && 'told';
  });

export const shownCode = async (phone: WeappPhone): Promise<string> =>
  (await (await waitFor(phone, '.order-code__code')).text()).replace(/\s/g, '');

/** Until the shelf says that so many points can be spent: what was kept on this phone stands there first. */
export const waitForBalance = async (phone: WeappPhone, points: string): Promise<void> => {
  await phone.enter({ path: paths.mall });
  await onPage(phone, paths.mall);
  await waitFor(phone, '.shelf-head__balance .mb-points__number', points);
};

/** The orders in the list, newest first: each with its words as they stand there. */
export const shownOrders = async (phone: WeappPhone): Promise<string[]> => {
  await phone.enter({ path: paths.orders });
  await onPage(phone, paths.orders);
  await until('list of orders', async () => (await textsOf(phone, '.order-tile, .mb-empty')).length > 0);
  return textsOf(phone, '.order-tile');
};

/** What the newest entry of the statement is called, and its signed points. */
export const newestEntry = async (phone: WeappPhone): Promise<{ title: string; points: string }> => {
  await phone.enter({ path: paths.statement });
  await onPage(phone, paths.statement);
  const title = await (await waitFor(phone, '.statement-list__title')).text();
  const points = await (await waitFor(phone, '.statement-list__entry .mb-points__number')).text();
  return { title: title.trim(), points: points.trim() };
};
