import { join } from 'node:path';
import { startServer, type World } from '../../server/main';
import { ROOT } from '../../tools/build';
import { expectBooksBalanceAt } from './books';
import { createDatabase } from './postgres';
import setUpPostgres from './postgres-setup';
import tearDownPostgres from './postgres-teardown';

export interface SeededService {
  /** Where it answers. */
  url: string;
  /** Its database, for what no page can do yet. */
  databaseUrl: string;
  close: () => Promise<void>;
}

/** The whole service on real PostgreSQL, with a seeded database of its own and WeChat played by the sandbox. */
export const startSeededService = async (port = 0, world?: World): Promise<SeededService> => {
  await setUpPostgres();
  const databaseUrl = await createDatabase();
  const environment = { WECHAT: 'sandbox', PORT: String(port), LOG_LEVEL: 'warn', DATABASE_URL: databaseUrl };
  const server = await startServer({ ...process.env, ...environment }, { dataDir: join(ROOT, '.data/test'), ...(world && { world }) });
  return {
    url: server.url,
    databaseUrl,
    close: async () => {
      await server.close();
      await expectBooksBalanceAt(databaseUrl).finally(tearDownPostgres);
    },
  };
};
