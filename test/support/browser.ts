import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserServer } from 'playwright-core';
import { findBrowser } from './browser-executable';

const ROOT = join(__dirname, '../..');
const FONTS = join(ROOT, 'node_modules/@expo-google-fonts/noto-sans-sc');

const FLAGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--font-render-hinting=none',
  '--no-pings',
];

/** The only fonts the browser may see, so that Chinese text renders and pictures are the same on every machine. */
const writeFontConfig = (): string => {
  const folder = join(ROOT, '.data/browser');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  const cache = join(folder, 'font-cache');
  const body = `<fontconfig><dir>${FONTS}</dir><cachedir>${cache}</cachedir></fontconfig>`;
  writeFileSync(file, `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n${body}\n`);
  return file;
};

/** Starts a headless browser which several processes may connect to with its `wsEndpoint()`. */
export const startBrowser = (): Promise<BrowserServer> => {
  const { path, libraries } = findBrowser();
  const isRoot = process.getuid?.() === 0;
  const inherited = process.env.LD_LIBRARY_PATH;
  return chromium.launchServer({
    executablePath: path,
    headless: true,
    // Chromium's sandbox refuses to run as root, which is what most containers are.
    args: isRoot ? [...FLAGS, '--no-sandbox'] : FLAGS,
    env: {
      ...process.env,
      FONTCONFIG_FILE: writeFontConfig(),
      ...(libraries && { LD_LIBRARY_PATH: inherited ? `${libraries}:${inherited}` : libraries }),
    },
  });
};
