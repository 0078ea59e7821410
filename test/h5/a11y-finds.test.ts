import type { Browser, Page } from 'playwright-core';
import { bundleScript } from '../../tools/a11y/check';
import type { look, lookAtWidth } from '../../tools/a11y/in-browser';
import { connectBrowser } from '../support/h5-visitor';

declare const a11y: { look: typeof look; lookAtWidth: typeof lookAtWidth };

jest.setTimeout(60_000);

const pageOf = (content: string): string => `<!doctype html><html lang="zh-CN"><title>坏页面</title>
  <style>* { box-sizing: border-box } body { margin: 0; --c-ink: #444444; background: #ffffff } [role=button] { display: block; width: 60px; height: 60px }</style>
  <main class="mb-shell" style="overflow-x: hidden; font-size: 20px; color: #000000"><h1>坏页面</h1>${content}</main></html>`;

/** The demands on a page that a look can find broken, each by a page that breaks it alone. */
const BROKEN: [kind: string, content: string][] = [
  ['axe image-alt', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=">'],
  ['contrast-AA', '<p style="color: #999999">看不清</p>'],
  ['contrast-AAA', '<p style="color: #666666; --c-ink: #666666">主要文字不够深</p>'],
  ['contrast-undecided', '<p style="background: linear-gradient(#ffffff, #dddddd)">底色说不清</p>'],
  ['target', '<div role="button" tabindex="0" style="height: 20px">小</div>'],
  ['name', '<div role="button" tabindex="0" aria-label="提交">去缴费</div>'],
  ['text', '<p style="font-size: 11px">小字</p>'],
];

describe('a look at a page finds', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await connectBrowser();
    page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  });
  afterAll(() => browser.close());

  const show = async (content: string): Promise<void> => {
    await page.setContent(pageOf(content));
    await page.evaluate(bundleScript());
  };
  const kinds = async (): Promise<string[]> => {
    const { faults } = await page.evaluate(() => a11y.look({ target: 44, text: 12 }));
    return faults.map(({ kind }) => kind);
  };

  test('nothing where nothing is wrong', async () => {
    await show('<p>一切都好</p><div role="button" tabindex="0">好</div>');
    expect(await kinds()).toEqual([]);
    expect(await page.evaluate(() => a11y.lookAtWidth(true))).toEqual([]);
  });

  test.each(BROKEN)('%s', async (kind, content) => {
    await show(content);
    expect(new Set(await kinds())).toEqual(new Set([kind]));
  });

  test('what is wider than the page, clipped or not, and not what can be scrolled to', async () => {
    await show('<p style="width: 400px">太宽</p><div style="overflow: hidden"><p style="width: 400px">也太宽</p></div><div style="overflow-x: auto"><p style="width: 400px">可以滑动</p></div>');
    const faults = await page.evaluate(() => a11y.lookAtWidth(false));
    expect(faults.map(({ where, what }) => `${where} ${what}`)).toEqual([expect.stringMatching(/“太宽” wider than the page at 320$/), expect.stringMatching(/“也太宽” wider than the page at 320$/)]);
  });

  test('words that are cut, for whoever needs them whole', async () => {
    await show(`<p style="overflow: hidden; white-space: nowrap; text-overflow: ellipsis">${'很长的话'.repeat(20)}</p>`);
    expect(await page.evaluate(() => a11y.lookAtWidth(false))).toEqual([]);
    expect(await page.evaluate(() => a11y.lookAtWidth(true))).toMatchObject([{ kind: 'width', what: 'cut at 320' }]);
  });
});
