import { join } from 'node:path';
import { startServer } from '../../server/main';
import { buildStale, ROOT } from '../../tools/build';
import { startBrowser } from './browser';
import { createDatabase } from './postgres';
import setUpPostgres from './postgres-setup';
import tearDownPostgres from './postgres-teardown';

export interface Stage {
  /** Where the service answers. */
  url: string;
  /** Where the browser waits for connections. */
  browserEndpoint: string;
  close: () => Promise<void>;
}

/** The built H5 mini-program, a service with a seeded database of its own, and a browser to look at it. */
export const openStage = async (): Promise<Stage> => {
  await buildStale(['h5'], { report: (line) => void process.stderr.write(`${line}\n`) });
  await setUpPostgres();
  const environment = { WECHAT: 'sandbox', PORT: '0', LOG_LEVEL: 'warn', DATABASE_URL: await createDatabase() };
  const server = await startServer({ ...process.env, ...environment }, { dataDir: join(ROOT, '.data/test') });
  const browser = await startBrowser();
  return {
    url: server.url,
    browserEndpoint: browser.wsEndpoint(),
    close: async () => {
      await browser.close();
      await server.close();
      await tearDownPostgres();
    },
  };
};
