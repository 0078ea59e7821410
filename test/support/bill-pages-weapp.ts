import { paths } from '@/routes';
import type { WeappPhone } from './weapp-phone';
import { fill, onPage, press, textsOf, until, waitFor } from './weapp-pages';

/** From the search to the form of one biller. */
export const openBiller = async (phone: WeappPhone, typed: string, name: string): Promise<void> => {
  await phone.enter({ path: paths.billers });
  const page = await onPage(phone, paths.billers);
  const box = await until('search box', () => page.$('.mb-search-box__input'));
  await (box as typeof box & { input: (text: string) => Promise<void> }).input(typed);
  await press(phone, '.biller-tile', new RegExp(name));
  await onPage(phone, paths.bind);
  await waitFor(phone, '.bind-form__name', name);
};

/** Fills in the number and sends it; whoever has not agreed to privacy is asked now. */
export const bind = async (phone: WeappPhone, number: string): Promise<void> => {
  await fill(phone, 0, number);
  await press(phone, '.mb-button', '绑定并查账单');
};

/** The accounts on 生活, each with its words as they stand there. */
export const shownAccounts = async (phone: WeappPhone): Promise<string[]> => {
  await phone.enter({ path: paths.life });
  await onPage(phone, paths.life);
  await until('accounts', async () => (await textsOf(phone, '.account-tile, .mb-empty')).length > 0);
  return textsOf(phone, '.account-tile');
};
