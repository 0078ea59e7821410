import { chromium, type Browser } from 'playwright-core';
import { HostError } from '../host-error';
import { messageOf } from '../message-of';
import { browserCommand, type BrowserOptions } from './browser-command';

const LAUNCH_TIMEOUT_MS = 30_000;

export interface RunningBrowser {
  browser: Browser;
  /** One line each: what pictures will lack. */
  warnings: string[];
}

const launch = async (options: BrowserOptions): Promise<Browser> => {
  const { executablePath, args, env } = browserCommand(options);
  try {
    return await chromium.launch({
      executablePath, args, env,
      headless: true,
      timeout: LAUNCH_TIMEOUT_MS,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    const reason = messageOf(error);
    throw new HostError('no_browser', `${executablePath} does not start; set CHROME_PATH to another Chrome or Chromium. What it said:\n${reason}`);
  }
};

/** Without a Chinese font two different characters are drawn as the same box. */
const drawsChinese = async (browser: Browser): Promise<boolean> => {
  const page = await browser.newPage();
  const pictures = await page.evaluate(() =>
    ['永', '国'].map((character) => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      if (context) context.font = '48px sans-serif';
      context?.fillText(character, 10, 60);
      return canvas.toDataURL();
    }),
  );
  await page.close();
  return pictures[0] !== pictures[1];
};

const NO_CHINESE = 'No Chinese font: Chinese text will be boxes in screenshots. `npm install -D @expo-google-fonts/noto-sans-sc`, or install a CJK font.';

/**
 * Starts a headless Chromium that ends with this process: on exit, and when this process is killed, since
 * Chromium ends when the pipe to it closes. Signals are left to the caller.
 */
export const startBrowser = async (options: BrowserOptions = {}): Promise<RunningBrowser> => {
  const browser = await launch(options);
  return { browser, warnings: (await drawsChinese(browser)) ? [] : [NO_CHINESE] };
};
