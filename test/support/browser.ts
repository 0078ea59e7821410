import { chromium, type BrowserServer } from 'playwright-core';
import { ROOT } from '../../tools/build';
import { browserCommand } from '../../weapp-host/src/index';

/**
 * Starts a headless browser which several processes may connect to with its `wsEndpoint()`. It sees the Chinese font from npm
 * alone, so that pictures are the same on every machine.
 */
export const startBrowser = (): Promise<BrowserServer> =>
  chromium.launchServer({ headless: true, ...browserCommand({ cwd: ROOT, systemFonts: false }) });
