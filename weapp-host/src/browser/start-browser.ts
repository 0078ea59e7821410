import { chromium, type Browser } from 'playwright-core';
import { HostError } from '../host-error';
import { findBrowser, type BrowserExecutable } from './find-browser';
import { findCjkFont, writeFontConfig } from './font-config';

const FLAGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--font-render-hinting=none',
  '--no-pings',
];

const LAUNCH_TIMEOUT_MS = 30_000;

export interface BrowserOptions {
  /** Folders of fonts the pages may use besides those of the system; Linux only. Left out: a Chinese font that `cwd` has from npm. */
  fonts?: string[];
  /** Where the project looks for packages; the current folder by default. */
  cwd?: string;
}

export interface RunningBrowser {
  browser: Browser;
  /** One line each: what pictures will lack. */
  warnings: string[];
  /** May be called twice. */
  close: () => Promise<void>;
  /** Hears when Chromium ends without `close`, once; gives back what takes the listener away. */
  onDied: (listener: () => void) => () => void;
}

const environment = (libraries: string | undefined, fonts: string[]): NodeJS.ProcessEnv => {
  const inherited = process.env.LD_LIBRARY_PATH;
  return {
    ...process.env,
    ...(fonts.length > 0 && process.platform === 'linux' && { FONTCONFIG_FILE: writeFontConfig(fonts) }),
    ...(libraries && { LD_LIBRARY_PATH: inherited ? `${libraries}:${inherited}` : libraries }),
  };
};

const launch = async ({ path, libraries }: BrowserExecutable, fonts: string[]): Promise<Browser> => {
  try {
    return await chromium.launch({
      executablePath: path,
      headless: true,
      // Chromium's sandbox refuses to run as root, which is what most containers are.
      args: process.getuid?.() === 0 ? [...FLAGS, '--no-sandbox'] : FLAGS,
      env: environment(libraries, fonts),
      timeout: LAUNCH_TIMEOUT_MS,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    if (error instanceof HostError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new HostError('no_browser', `${path} does not start; set CHROME_PATH to another Chrome or Chromium. What it said:\n${reason}`);
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
 * Starts a headless Chromium that ends with this process: on `close`, on exit, and when this process is killed, since
 * Chromium ends when the pipe to it closes. Signals are left to the caller.
 */
export const startBrowser = async (options: BrowserOptions = {}): Promise<RunningBrowser> => {
  const found = options.fonts === undefined && process.platform === 'linux' ? findCjkFont(options.cwd ?? process.cwd()) : undefined;
  const browser = await launch(findBrowser(), options.fonts ?? (found === undefined ? [] : [found]));
  const listeners = new Set<() => void>();
  let isClosing = false;
  browser.on('disconnected', () => {
    if (!isClosing) listeners.forEach((listener) => listener());
  });
  const warnings = found !== undefined || (await drawsChinese(browser)) ? [] : [NO_CHINESE];
  return {
    browser,
    warnings,
    close: () => {
      isClosing = true;
      return browser.close();
    },
    onDied: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
