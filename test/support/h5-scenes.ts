import type { Page } from 'playwright-core';
import { agreeAndApply, press, sendApplication } from './h5-pages';
import type { Visitor } from './h5-visitor';

/** A member of the seed who stands at the top of a chain of four hops. */
export const PERSON = 'wang-xiaoman';
/** Who missed a day of checking in that can still be made up. */
const PERSON_WHO_MISSED = 'li-zhiyuan';

/** What can be looked at: a page as it opens, or what lies behind a tap. */
export interface Scene {
  /** The page's name in `everyAddress`, followed by what was done there. */
  name: string;
  /** The page it begins with, of `everyAddress`. */
  page: string;
  /** Whose phone it is; a guest's when it is nobody's. A newcomer signs in for the first time. */
  person: string | undefined;
  isNewcomer?: boolean;
  /** WeChat keeps a storage apart for it, so nobody has chosen large type there. */
  isInMoments?: boolean;
  prepare?: (visitor: Visitor) => Promise<unknown>;
}

/** Of a member of the seed. */
const behindTaps: Scene[] = [
  {
    name: 'card-share',
    page: 'card',
    person: PERSON,
    prepare: async (visitor) => {
      await press(visitor, '分享');
      await visitor.page.getByRole('img', { name: '小程序码' }).waitFor();
    },
  },
  { name: 'privacy-erase', page: 'privacy', person: PERSON, prepare: (visitor) => press(visitor, /^注销账户 /) },
  {
    name: 'privacy-erase-confirm',
    page: 'privacy',
    person: PERSON,
    prepare: async (visitor) => {
      await press(visitor, /^注销账户 /);
      await press(visitor, '继续注销');
    },
  },
  { name: 'statement-why', page: 'statement', person: PERSON, prepare: (visitor) => press(visitor, /^签到 加 .+为什么/) },
  {
    name: 'billers-city',
    page: 'billers',
    person: PERSON,
    prepare: async (visitor) => {
      await press(visitor, /^缴费城市：/);
      await visitor.page.getByRole('radio').first().waitFor();
    },
  },
  {
    name: 'mandates-start',
    page: 'mandates',
    person: PERSON,
    prepare: ({ page }) => page.getByRole('button', { name: / 开通 / }).first().click(),
  },
  { name: 'billAccount-unbind', page: 'billAccount', person: PERSON, prepare: (visitor) => press(visitor, '解绑户号') },
  { name: 'checkIn-makeUp', page: 'checkIn', person: PERSON_WHO_MISSED, prepare: (visitor) => press(visitor, '补签') },
];

const ofGuests: Scene[] = ['home', 'life', 'benefits', 'me'].map((page) => ({ name: `${page}-guest`, page, person: undefined }));

/** What only a newcomer sees, in this order: nothing shared yet, the question about privacy, and their first application. */
const ofNewcomers: Scene[] = [
  { name: 'myShares-empty', page: 'myShares' },
  {
    name: 'apply-privacy',
    page: 'card',
    prepare: async (visitor: Visitor) => {
      await sendApplication(visitor, { name: '林知夏', phone: '13800000000' });
      await visitor.page.getByRole('button', { name: '同意', exact: true }).waitFor();
    },
  },
  {
    name: 'apply-made',
    page: 'card',
    prepare: async (visitor: Visitor) => {
      await sendApplication(visitor, { name: '林知夏', phone: '13800000000' });
      await agreeAndApply(visitor);
    },
  },
  { name: 'applications-first', page: 'applications' },
].map((scene) => ({ ...scene, person: 'newcomer', isNewcomer: true }));

/** Every page as it opens, and what lies behind taps. */
export const everyScene = (pages: readonly string[]): Scene[] => [
  ...pages.map((page) => ({ name: page, page, person: PERSON, isInMoments: page === 'cardInMoments' })),
  ...behindTaps,
  ...ofGuests,
  ...ofNewcomers,
];

/** The sandbox's bar plays WeChat, and the overlay is the compiler's: neither is part of the product. */
const NOT_OURS = '.sandbox-host, #webpack-dev-server-client-overlay { display: none !important }';

/** Until the page on top has words, and no bones any more. */
const waitForContent = (page: Page) =>
  page.waitForFunction(() => {
    const shell = [...document.querySelectorAll<HTMLElement>('.mb-shell')].filter((one) => one.checkVisibility()).pop();
    return shell && shell.innerText.trim() !== '' && !shell.querySelector('.mb-skeleton');
  });

/** Opens the page of a scene, of all `addresses`, and does what leads to it. */
export const openScene = async (visitor: Visitor, scene: Scene, addresses: Readonly<Record<string, string>>): Promise<void> => {
  await visitor.page.goto(addresses[scene.page]!, { waitUntil: 'networkidle' });
  await visitor.page.addStyleTag({ content: NOT_OURS });
  await waitForContent(visitor.page);
  await scene.prepare?.(visitor);
};
