import { buildStale } from '../../tools/build';
import { startBrowser } from './browser';
import { startSeededService } from './seeded-service';

export interface Stage {
  /** Where the service answers. */
  url: string;
  databaseUrl: string;
  /** Where the browser waits for connections. */
  browserEndpoint: string;
  close: () => Promise<void>;
}

/** The built H5 mini-program, a seeded service, and a browser to look at it. */
export const openStage = async (): Promise<Stage> => {
  await buildStale(['h5'], { report: (line) => void process.stderr.write(`${line}\n`) });
  const service = await startSeededService();
  const browser = await startBrowser();
  return {
    url: service.url,
    databaseUrl: service.databaseUrl,
    browserEndpoint: browser.wsEndpoint(),
    close: async () => {
      await browser.close();
      await service.close();
    },
  };
};
