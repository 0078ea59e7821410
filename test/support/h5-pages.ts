import type { ChainTotals } from '@micro-branch/contract/referrals';
import type { Locator } from 'playwright-core';
import { routes } from '@/routes';
import type { Visitor } from './h5-visitor';
import { numberAfter } from './number-after';

const PATIENCE_MS = 10_000;

/** The page on top: those below it stay in the document, unseen. */
export const topPage = ({ page }: Visitor): Locator => page.locator('.mb-shell >> visible=true').last();

export const press = (visitor: Visitor, name: string | RegExp): Promise<void> =>
  visitor.page.getByRole('button', { name, exact: true }).locator('visible=true').last().click();

/** The title of the card that is shown. */
export const shownCard = async (visitor: Visitor): Promise<string> => {
  await visitor.page.waitForURL('**/pages/p/index?**');
  const title = topPage(visitor).locator('.card-face').getByRole('heading');
  return (await title.innerText()).trim();
};

/** Goes to the shelf and opens the first card of a class; gives its title. */
export const openFirstCard = async (visitor: Visitor, className: string): Promise<string> => {
  await visitor.page.goto(routes.products());
  await visitor.page.getByRole('link', { name: new RegExp(`^${className}，`) }).first().click();
  return shownCard(visitor);
};

const WAYS = { chat: '发送给朋友', timeline: '朋友圈' } as const;

/** Shares the card that is shown; gives the path and query as WeChat would carry them. */
export const shareCard = async (visitor: Visitor, channel: keyof typeof WAYS): Promise<string> => {
  await press(visitor, '分享');
  await visitor.page.getByRole('img', { name: '小程序码' }).waitFor();
  await press(visitor, WAYS[channel]);
  await press(visitor, '关闭');
  const kept = await visitor.page.evaluate(() => localStorage.getItem('micro-branch-sandbox'));
  return (JSON.parse(kept ?? '{}') as { lastShare: { path: string } }).lastShare.path;
};

/** Opens what was shared, in the scene that WeChat would name, and waits until the service knows of it. */
export const openShared = async ({ page }: Visitor, path: string, scene: number): Promise<void> => {
  const told = page.waitForResponse('**/api/opens');
  await page.goto(`${path}&scene=${scene}`);
  await told;
};

/** Moments' bar below the single page: opens the same page and query again, in the program and as scene 1155. */
export const goToMiniProgram = async (visitor: Visitor): Promise<void> => {
  const told = visitor.page.waitForResponse('**/api/opens');
  await press(visitor, '前往小程序');
  await told;
};

const fill = (visitor: Visitor, label: string, value: string): Promise<void> =>
  topPage(visitor).getByRole('textbox', { name: label, exact: true }).fill(value);

const chooseFirst = async (visitor: Visitor, label: string): Promise<void> => {
  await visitor.page.getByRole('button', { name: new RegExp(`^${label} `) }).click();
  await visitor.page.getByRole('dialog').getByRole('radio').first().click();
};

/** From the card that is shown to a form that was filled in and sent; whoever has not agreed to privacy is asked now. */
export const sendApplication = async (visitor: Visitor, { name, phone }: { name: string; phone: string }): Promise<void> => {
  await press(visitor, /^(预约|申请)$/);
  await visitor.page.waitForURL('**/apply/form/**');
  await fill(visitor, '姓名', name);
  await fill(visitor, '手机号', phone);
  for (const label of ['网点', '到访日期', '时段']) await chooseFirst(visitor, label);
  await press(visitor, /^提交/);
};

/** Waits for the sentence that the application was taken. */
export const seeApplied = ({ page }: Visitor): Promise<void> => page.getByText(/^(预约|申请)已提交$/).waitFor();

/** Agrees to privacy, and waits for the sentence that the application was taken. */
export const agreeAndApply = async (visitor: Visitor): Promise<void> => {
  await press(visitor, '同意');
  await seeApplied(visitor);
};

/** From 我的分享 to the chain of one card. */
export const openChain = async (visitor: Visitor, title: string): Promise<void> => {
  await visitor.page.goto(routes.myShares());
  await visitor.page.getByRole('link', { name: new RegExp(`^${title}，`) }).click();
  await visitor.page.waitForURL('**/share/chain/**');
};

/** The figures as they stand at the head of the chain page. */
const readTotals = async (visitor: Visitor): Promise<ChainTotals> => {
  const page = topPage(visitor);
  const words = (await page.getByRole('group').first().getAttribute('aria-label')) ?? '';
  const more = page.locator('.chain-head__more');
  // Drawn with the totals, but Taro's elements take some frames until their words are seen.
  await more.filter({ hasText: '客户' }).waitFor();
  const said = await more.innerText();
  return {
    opens: numberAfter('浏览', words),
    visitors: numberAfter('访客', words),
    conversions: numberAfter('有效', words),
    intents: numberAfter('点开分享', said),
    nodes: numberAfter('· 客户', said),
    members: numberAfter('新客户', said),
  };
};

/** Looks at the chain page again and again until the figures are as expected, or patience ends; gives what stands there. */
export const watchTotals = async (visitor: Visitor, isEnough: (totals: ChainTotals) => boolean): Promise<ChainTotals> => {
  const deadlineMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const totals = await readTotals(visitor);
    if (isEnough(totals) || performance.now() > deadlineMs) return totals;
    await visitor.page.reload();
  }
};
