import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface ServerProcess {
  url: string;
  /** Ends it as a crash would, and waits until it is gone. */
  kill(): Promise<void>;
}

const SETTINGS = { WECHAT: 'sandbox', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', NODE_ENV: 'development' };

/** The whole server as a process of its own (a bundle of server-child.ts), over a database that outlives it. */
export const startServerProcess = async (
  script: string,
  dataDir: string,
  databaseUrl: string,
  settings: NodeJS.ProcessEnv = {},
): Promise<ServerProcess> => {
  const env = { ...process.env, ...SETTINGS, DATABASE_URL: databaseUrl, ...settings };
  const child: ChildProcess = spawn(process.execPath, [script, dataDir], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  child.stderr?.on('data', (text) => (words += text));
  const ended = once(child, 'close');
  const line = once(createInterface(child.stdout!), 'line') as Promise<[string]>;
  const first = await Promise.race([line, ended.then(() => undefined)]);
  if (!first) throw new Error(`the server did not start: ${words}`);
  return {
    url: first[0],
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
