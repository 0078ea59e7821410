import { join } from 'node:path';
import { openDatabase, type Database } from '../server/database/database';
import { startEmbedded } from '../server/database/embedded';
import { DATA_DIR } from '../server/main';
import { StartError } from '../server/start-error';

const MISSING_TABLE = '42P01';

/** The database a command was told of, DATABASE_URL, or the embedded one under .data/, which is started when it is not running. */
const findDatabase = async (url: string | undefined): Promise<{ url: string; stop(): Promise<void> }> =>
  url === undefined
    ? startEmbedded({ dataDir: join(DATA_DIR, 'postgres'), log: (line) => void process.stderr.write(`${line}\n`) })
    : { url, stop: async () => undefined };

/** Works on a database by one connection and leaves it as it was found. One without the tables of this version is told as `missing`. */
export const lookAtDatabase = async <T>(url: string | undefined, missing: string, work: (database: Database) => Promise<T>): Promise<T> => {
  const found = await findDatabase(url ?? process.env.DATABASE_URL);
  const database = openDatabase(found.url, { connectionsMax: 1 });
  try {
    return await work(database);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === MISSING_TABLE) throw new StartError(`${missing}: start the service on it first`);
    throw error;
  } finally {
    await database.close();
    await found.stop();
  }
};
