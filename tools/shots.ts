import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { agreeAndApply, press, sendApplication } from '../test/support/h5-pages';
import { welcome } from '../test/support/h5-visitor';
import { everyAddress } from '../test/support/h5-addresses';
import { openStage } from '../test/support/h5-stage';
import { ROOT } from './build';
import { drawContactSheet } from './contact-sheet';

const TARGET = join(ROOT, 'docs/screenshots');
/** A member of the seed who stands at the top of a chain of four hops. */
const PERSON = 'wang-xiaoman';
/** Who missed a day of checking in that can still be made up. */
const PERSON_WHO_MISSED = 'li-zhiyuan';

const HELP = `Takes a picture of every page, 375 wide, light and dark, into docs/screenshots.
  npm run shots
`;

type Addresses = Record<string, string>;
type Take = (page: Page, name: string) => Promise<void>;

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const open = async (page: Page, address: string): Promise<void> => {
  await page.goto(address, { waitUntil: 'networkidle' });
  // The bar of the sandbox plays WeChat: it is no part of the product.
  await page.addStyleTag({ content: '.sandbox-host { display: none !important }' });
};

const takePages = async (browser: Browser, colorScheme: 'light' | 'dark', addresses: Addresses, take: Take): Promise<void> => {
  const member = await welcome(browser, { person: PERSON, colorScheme });
  for (const [name, address] of Object.entries(addresses)) {
    await open(member.page, address);
    await take(member.page, kebab(name));
  }
  await open(member.page, addresses.card!);
  await press(member, '分享');
  await member.page.getByLabel('小程序码').waitFor();
  await take(member.page, 'card-share');
  await member.leave();
};

/** What is asked before an account is closed. */
const takeErasure = async (browser: Browser, colorScheme: 'light' | 'dark', addresses: Addresses, take: Take): Promise<void> => {
  const member = await welcome(browser, { person: PERSON, colorScheme });
  await open(member.page, addresses.privacy!);
  await press(member, /^注销账户 /);
  await take(member.page, 'privacy-erase');
  await press(member, '继续注销');
  await take(member.page, 'privacy-erase-confirm');
  await member.leave();
};

/** What lies behind a tap on the pages about points. */
const takePoints = async (browser: Browser, colorScheme: 'light' | 'dark', addresses: Addresses, take: Take): Promise<void> => {
  const member = await welcome(browser, { person: PERSON, colorScheme });
  await open(member.page, addresses.statement!);
  await press(member, /^签到 加 .+为什么/);
  await take(member.page, 'statement-why');
  await member.leave();
  const missed = await welcome(browser, { person: PERSON_WHO_MISSED, colorScheme });
  await open(missed.page, addresses.checkIn!);
  await press(missed, '补签');
  await take(missed.page, 'check-in-make-up');
  await missed.leave();
  const guest = await welcome(browser, { colorScheme });
  await open(guest.page, addresses.benefits!);
  await take(guest.page, 'benefits-guest');
  await guest.leave();
};

/** What lies behind a tap on the pages of bills. */
const takeBills = async (browser: Browser, colorScheme: 'light' | 'dark', addresses: Addresses, take: Take): Promise<void> => {
  const member = await welcome(browser, { person: PERSON, colorScheme });
  await open(member.page, addresses.billers!);
  await press(member, /^缴费城市：/);
  await member.page.getByRole('radio').first().waitFor();
  await take(member.page, 'billers-city');
  await open(member.page, addresses.mandates!);
  await member.page.getByRole('button', { name: / 开通 / }).first().click();
  await take(member.page, 'mandate-start');
  await open(member.page, addresses.billAccount!);
  await press(member, '解绑户号');
  await take(member.page, 'account-unbind');
  await member.leave();
  const guest = await welcome(browser, { colorScheme });
  await open(guest.page, addresses.life!);
  await take(guest.page, 'life-guest');
  await guest.leave();
};

/** What only a newcomer sees: the question about privacy, and their first application. */
const takeNewcomer = async (browser: Browser, colorScheme: 'light' | 'dark', addresses: Addresses, take: Take): Promise<void> => {
  const newcomer = await welcome(browser, { person: `newcomer-${colorScheme}`, colorScheme });
  await open(newcomer.page, addresses.myShares!);
  await take(newcomer.page, 'my-shares-empty');
  await open(newcomer.page, addresses.card!);
  await sendApplication(newcomer, { name: '林知夏', phone: '13800000000' });
  await newcomer.page.getByRole('button', { name: '同意', exact: true }).waitFor();
  await take(newcomer.page, 'apply-privacy');
  await agreeAndApply(newcomer);
  await take(newcomer.page, 'apply-made');
  await open(newcomer.page, addresses.applications!);
  await take(newcomer.page, 'applications');
  await newcomer.leave();
};

const main = async (): Promise<void> => {
  if (process.argv.includes('--help')) return void process.stdout.write(HELP);
  const stage = await openStage();
  process.env.H5_URL = stage.url;
  try {
    const browser = await chromium.connect(stage.browserEndpoint);
    rmSync(TARGET, { recursive: true, force: true });
    mkdirSync(TARGET, { recursive: true });
    const files = new Set<string>();
    const addresses = await everyAddress(stage.url, PERSON);
    for (const colorScheme of ['light', 'dark'] as const) {
      const take: Take = async (page, name) => {
        const path = join(TARGET, `${name}-${colorScheme}.png`);
        await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
        files.add(path);
      };
      await takePages(browser, colorScheme, addresses, take);
      await takeErasure(browser, colorScheme, addresses, take);
      await takePoints(browser, colorScheme, addresses, take);
      await takeBills(browser, colorScheme, addresses, take);
      await takeNewcomer(browser, colorScheme, addresses, take);
    }
    await drawContactSheet(browser, [...files], join(TARGET, 'contact-sheet.png'));
    process.stdout.write(`${files.size} pictures and a contact sheet are in ${TARGET}\n`);
  } finally {
    await stage.close();
  }
};

main().catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exitCode = 1;
});
