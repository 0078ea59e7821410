import type { Deps } from '../server/deps';
import { openDeps } from '../server/main';
import { StartError } from '../server/start-error';

const MISSING_TABLE = '42P01';

/** As `npm start` has it: what is not said otherwise is played by the sandbox. */
const PRESETS = { WECHAT: 'sandbox' };

/**
 * Works with the database, the keys and the partners of the service, beside it, and leaves them as they were found. A database without the
 * tables of this version is told as `missing`.
 */
export const withDeps = async <T>(databaseUrl: string | undefined, missing: string, work: (deps: Deps) => Promise<T>): Promise<T> => {
  const env = { ...PRESETS, ...process.env, ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }) };
  const { deps, close } = await openDeps(env, { say: (line) => void process.stderr.write(`${line}\n`) });
  try {
    return await work(deps);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === MISSING_TABLE) throw new StartError(`${missing}: start the service on it first`);
    throw error;
  } finally {
    await close();
  }
};
