import type { WeappPhone } from './weapp-phone';
import { until } from './weapp-pages';

/** Somebody who has never seen this program: knows the words on the screen, and nothing of what lies under them. */
export interface Stranger {
  phone: WeappPhone;
  /** What was tapped so far, in the words that stood there. */
  taps: string[];
}

type Words = string | RegExp;
type Page = NonNullable<Awaited<ReturnType<WeappPhone['mini']['currentPage']>>>;
type Element = NonNullable<Awaited<ReturnType<Page['$']>>>;

/** Whatever a screen reader, too, would say can be tapped. */
const TAPPABLE = ['button', 'link', 'switch', 'tab', 'radio'].map((role) => `[aria-role=${role}]`).join(', ') + ', button';

/** The tabs below the page are WeChat's: their words stand in no page. */
const TABS: Record<string, string> = { 首页: 'home', 产品: 'products', 生活: 'life', 福利: 'benefits', 我的: 'me' };

const isSaid = (text: string, words: Words): boolean => (typeof words === 'string' ? text === words : words.test(text));

interface Candidate {
  element: Element;
  /** What is read on it, or what it is called where there is only a picture. */
  text: string;
}

const candidatesOn = async (phone: WeappPhone): Promise<Candidate[]> => {
  const page = await phone.mini.currentPage();
  if (!page) return [];
  const elements = (await page.$$(TAPPABLE)) as Element[];
  const texts = await Promise.all(
    elements.map(async (element) => (await element.text()).replace(/\s+/g, ' ').trim() || ((await element.attribute('aria-label')) as string | undefined) || ''),
  );
  return elements.map((element, at) => ({ element, text: texts[at] ?? '' }));
};

/** The words themselves before a longer text that holds them, and the shorter text before the longer. */
const findByWords = async (phone: WeappPhone, words: Words): Promise<Candidate | undefined> => {
  // A page that changes while it is read is read again.
  const all = await candidatesOn(phone).catch(() => []);
  const exact = all.find(({ text }) => isSaid(text, words));
  if (exact || typeof words !== 'string') return exact;
  return all.filter(({ text }) => text.includes(words)).sort((a, b) => a.text.length - b.text.length)[0];
};

/** Taps what says so, as soon as it is there. */
export const tapWords = async ({ phone, taps }: Stranger, words: Words): Promise<void> => {
  const { element, text } = await until(`something to tap that says ${String(words)}`, () => findByWords(phone, words));
  await element.tap();
  taps.push(text);
};

/** Taps one of the tabs at the foot of the screen. */
export const tapTab = async ({ phone, taps }: Stranger, words: string): Promise<void> => {
  await phone.mini.native().switchTab({ url: `/pages/${TABS[words]}/index` });
  taps.push(words);
};

/** Sends what WeChat's own list of chats asks about. Fails where nothing was shared: then there is no such list. */
export const sendToFriend = ({ phone }: Stranger): Promise<boolean> =>
  until('list of chats', () =>
    phone.mini
      .native()
      .shareConfirm()
      .then(
        () => true,
        () => false,
      ),
  );

/** A payment waits for the bank and for the biller. */
const PATIENCE_MS = 25_000;

/** What stands on the page: its outermost element says all of it. A page that changes meanwhile is read again. */
const textOfPage = async (phone: WeappPhone): Promise<string> => {
  const page = await phone.mini.currentPage();
  const outermost = (await page?.$('view').catch(() => null));
  return (await outermost?.text().catch(() => '')) ?? '';
};

/** Waits until the page says so, anywhere on it. */
export const readWords = ({ phone }: Stranger, words: RegExp): Promise<boolean> =>
  until(`page that says ${String(words)}`, async () => words.test(await textOfPage(phone)), PATIENCE_MS);

/** Whether the page says so now. */
export const saysNow = async ({ phone }: Stranger, words: RegExp): Promise<boolean> => words.test(await textOfPage(phone));
