import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const ROOT = join(__dirname, '../..');
const PACKAGE = join(ROOT, 'node_modules/@sparticuz/chromium');

const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

export interface BrowserExecutable {
  path: string;
  /** Where the shared libraries lie that came with the browser; a slim container has none of its own. */
  libraries?: string;
}

/** Written aside and renamed into place, so that two runs at once cannot start a half-written browser. */
const unpack = (target: string): void => {
  const part = `${target}.${process.pid}`;
  mkdirSync(part, { recursive: true });
  const packed = (file: string) => brotliDecompressSync(readFileSync(join(PACKAGE, 'bin', file)));
  writeFileSync(join(part, 'chromium'), packed('chromium.br'), { mode: 0o755 });
  execFileSync('tar', ['-x', '-C', part], { input: packed('al2023.tar.br') });
  try {
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { recursive: true });
    if (!existsSync(target)) throw error;
  }
};

const fromPackage = (): BrowserExecutable => {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const folder = join(ROOT, '.data/browser', version);
  if (!existsSync(folder)) unpack(folder);
  return { path: join(folder, 'chromium'), libraries: join(folder, 'lib') };
};

/**
 * CHROME_PATH when it is set; the Chromium inside the npm package on Linux x64, the only system it is made for; otherwise
 * one that is installed in a usual place.
 */
export const findBrowser = (): BrowserExecutable => {
  const chosen = process.env.CHROME_PATH;
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return { path: chosen };
    throw new Error(`CHROME_PATH names ${chosen}, which is not there: set it to a Chrome or Chromium, or unset it.`);
  }
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(PACKAGE)) return fromPackage();
  const path = INSTALLED.find((candidate) => existsSync(candidate));
  if (path !== undefined) return { path };
  throw new Error('No browser found: install Chrome or Chromium, or set CHROME_PATH to one.');
};
