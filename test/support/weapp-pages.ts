import type { ChainTotals } from '@micro-branch/contract/referrals';
import { paths, queryOf } from '@/routes';
import { numberAfter } from './number-after';
import type { WeappPhone } from './weapp-phone';

type Page = NonNullable<Awaited<ReturnType<WeappPhone['mini']['currentPage']>>>;
type Element = NonNullable<Awaited<ReturnType<Page['$']>>>;

const PATIENCE_MS = 10_000;
const PAUSE_MS = 50;

/** Asks again until there is an answer; then it is given, and after ten seconds, or as long as is said, the question is named. */
export const until = async <T>(what: string, ask: () => Promise<T | undefined | null | false>, patienceMs = PATIENCE_MS): Promise<T> => {
  const deadlineMs = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (performance.now() > deadlineMs) throw new Error(`after ${patienceMs / 1_000} s there was still no ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
};

/** The page on top, once it is that page. */
export const onPage = (phone: WeappPhone, path: string): Promise<Page> =>
  until(`page ${path}`, async () => {
    const page = await phone.mini.currentPage();
    return page && `/${page.path}` === path && page;
  });

/** The query that a page was opened with. */
export const queryOn = (page: Page): Record<string, string> => page.query as Record<string, string>;

const textOf = async (element: Element): Promise<string> => (await element.text()).trim();

/** A page that changes or is left while it is read has taken what was looked for away. */
const unlessGone =
  <T>(nothing: T) =>
  (error: Error): T => {
    if (/was removed from the page|is not in the stack any more/.test(error.message)) return nothing;
    throw error;
  };

const readText = (element: Element): Promise<string> => textOf(element).catch(unlessGone(''));

const elementsOn = async (phone: WeappPhone, selector: string): Promise<Element[]> => {
  const page = await phone.mini.currentPage();
  return page ? ((await page.$$(selector).catch(unlessGone([]))) as Element[]) : [];
};

/** The first element that a selector finds and whose text fits. */
const find = async (phone: WeappPhone, selector: string, isMeant: (text: string) => boolean): Promise<Element | undefined> => {
  for (const element of await elementsOn(phone, selector)) if (isMeant(await readText(element))) return element;
  return undefined;
};

/** What everything says that a selector finds now. */
export const textsOf = async (phone: WeappPhone, selector: string): Promise<string[]> =>
  Promise.all((await elementsOn(phone, selector)).map(readText));

export const waitFor = (phone: WeappPhone, selector: string, text: string | RegExp = /./, patienceMs = PATIENCE_MS): Promise<Element> =>
  until(
    `${selector} that says ${String(text)}`,
    () => find(phone, selector, (said) => (typeof text === 'string' ? said === text : text.test(said))),
    patienceMs,
  );

export const press = async (phone: WeappPhone, selector: string, text: string | RegExp): Promise<void> => (await waitFor(phone, selector, text)).tap();

/** From the shelf to the first card of a class; gives its title. */
export const openFirstCard = async (phone: WeappPhone, className: string): Promise<string> => {
  await phone.enter({ path: paths.products });
  await press(phone, '.card-tile', new RegExp(`${className} ·`));
  return shownCard(phone);
};

/** The title of the card that is shown. */
export const shownCard = async (phone: WeappPhone): Promise<string> => {
  await onPage(phone, paths.card);
  return textOf(await waitFor(phone, '.card-face__title'));
};

/** Types into one of the inputs of the page, counted from above. */
export const fill = async (phone: WeappPhone, row: number, value: string): Promise<void> => {
  const page = (await phone.mini.currentPage())!;
  const input = ((await page.$$('.mb-field__input')) as (Element & { input: (text: string) => Promise<void> })[])[row];
  if (!input) throw new Error(`the form has no input ${row}`);
  await input.input(value);
};

const chooseFirst = async (phone: WeappPhone, placeholder: string): Promise<void> => {
  await press(phone, '.mb-field--choice', placeholder);
  await press(phone, '.mb-option', /./);
};

interface Applicant {
  name: string;
  phone: string;
}

/** From the card that is shown to a form that was filled in and sent; whoever has not agreed to privacy is asked now. */
export const sendApplication = async (phone: WeappPhone, { name, phone: number }: Applicant): Promise<void> => {
  await press(phone, '.mb-button', /^(预约|申请)$/);
  await onPage(phone, paths.apply);
  await waitFor(phone, '.mb-field--choice', '选择工作日');
  await fill(phone, 0, name);
  await fill(phone, 1, number);
  // Whoever has a branch finds it there already.
  const open = await textsOf(phone, '.mb-field--choice');
  for (const placeholder of ['选择网点', '选择工作日', '上午或下午']) if (open.includes(placeholder)) await chooseFirst(phone, placeholder);
  await press(phone, '.mb-button', /^提交/);
};

/** Waits for the sentence that the application was taken. */
export const seeApplied = async (phone: WeappPhone): Promise<void> => void (await waitFor(phone, '.mb-outcome__title', /^(预约|申请)已提交$/));

/** From the card that is shown to an application, with the privacy notice agreed to. */
export const apply = async (phone: WeappPhone, applicant: Applicant): Promise<void> => {
  await sendApplication(phone, applicant);
  await press(phone, 'button', '同意');
  await seeApplied(phone);
};

/** From 我的分享 to the chain of one card. */
export const openChain = async (phone: WeappPhone, title: string): Promise<void> => {
  await phone.enter({ path: paths.myShares });
  await press(phone, '.share-list__share', new RegExp(title));
  await onPage(phone, paths.chain);
};

/** The figures as they stand at the head of the chain page. */
const readTotals = async (phone: WeappPhone): Promise<ChainTotals | undefined> => {
  const values = await textsOf(phone, '.chain-totals__value');
  const [said = ''] = await textsOf(phone, '.chain-head__more');
  if (values.length < 3 || said === '') return undefined;
  const [opens = NaN, visitors = NaN, conversions = NaN] = values.map((value) => Number(value.replaceAll(',', '')));
  return {
    opens,
    visitors,
    conversions,
    intents: numberAfter('点开分享', said),
    nodes: numberAfter('· 客户', said),
    members: numberAfter('新客户', said),
  };
};

/** Looks at the chain page that is open again and again until the figures are as expected, or patience ends; gives what stands there. */
export const watchTotals = async (phone: WeappPhone, isEnough: (totals: ChainTotals) => boolean): Promise<ChainTotals> => {
  const query = queryOn(await onPage(phone, paths.chain));
  const deadlineMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const totals = await until('figures', () => readTotals(phone));
    if (isEnough(totals) || performance.now() > deadlineMs) return totals;
    await phone.mini.callWxMethod('reLaunch', { url: `${paths.chain}?${queryOf(query)}` });
  }
};
