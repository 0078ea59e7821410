import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { everyAddress } from '../test/support/h5-addresses';
import { openStage } from '../test/support/h5-stage';
import { ROOT } from './build';
import { drawContactSheet } from './contact-sheet';

const TARGET = join(ROOT, 'docs/screenshots');
const VIEWPORT = { width: 375, height: 812 };
/** A member of the seed who stands at the top of a chain of four hops. */
const PERSON = 'wang-xiaoman';
const SCHEMES = ['light', 'dark'] as const;

const HELP = `Takes a picture of every page, ${VIEWPORT.width} wide, light and dark, into docs/screenshots.
  npm run shots
`;

const take = async (browser: Browser, site: string, addresses: Record<string, string>): Promise<string[]> => {
  const files: string[] = [];
  for (const colorScheme of SCHEMES) {
    const options = { viewport: VIEWPORT, colorScheme, reducedMotion: 'reduce', locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const;
    const context = await browser.newContext({ ...options, baseURL: site, isMobile: true, hasTouch: true });
    await context.addInitScript((person) => localStorage.setItem('micro-branch-sandbox', JSON.stringify({ person })), PERSON);
    const page = await context.newPage();
    for (const [name, address] of Object.entries(addresses)) {
      const file = join(TARGET, `${name}-${colorScheme}.png`);
      await page.goto(address, { waitUntil: 'networkidle' });
      // The bar of the sandbox plays WeChat: it is no part of the product.
      await page.addStyleTag({ content: '.sandbox-host { display: none !important }' });
      await page.screenshot({ path: file, fullPage: true, animations: 'disabled', caret: 'hide' });
      files.push(file);
    }
    await context.close();
  }
  return files;
};

const main = async (): Promise<void> => {
  if (process.argv.includes('--help')) return void process.stdout.write(HELP);
  const stage = await openStage();
  try {
    const browser = await chromium.connect(stage.browserEndpoint);
    rmSync(TARGET, { recursive: true, force: true });
    mkdirSync(TARGET, { recursive: true });
    const files = await take(browser, stage.url, await everyAddress(stage.url, PERSON));
    await drawContactSheet(browser, files, join(TARGET, 'contact-sheet.png'));
    process.stdout.write(`${files.length} pictures and a contact sheet are in ${TARGET}\n`);
  } finally {
    await stage.close();
  }
};

main().catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exitCode = 1;
});
