import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../build';

/** The service as a process that is killed and started again, over a database that outlives it. */
export interface KilledService {
  url: string;
  start(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

const START_LIMIT_MS = 120_000;
const WORDS_MAX = 4_000;

const firstLine = async (child: ChildProcess, ended: Promise<unknown>): Promise<boolean> => {
  const line = once(createInterface(child.stdout!), 'line');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, START_LIMIT_MS)));
  const first = await Promise.race([line.then(() => true), ended.then(() => false), late.then(() => false)]);
  clearTimeout(timer);
  return first;
};

/** Whoever is stopped stops what it started. */
const endWithUs = (child: ChildProcess): void => {
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('close', () => process.off('exit', end));
};

export const createService = (env: NodeJS.ProcessEnv): KilledService => {
  const dataDir = mkdtempSync(join(ROOT, '.data', 'chaos-service-'));
  let child: ChildProcess | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  return {
    url: `http://127.0.0.1:${env.PORT ?? ''}`,
    start: async () => {
      const args = ['--import', 'tsx', join(ROOT, 'test/support/server-child.ts'), dataDir];
      child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, LOG_LEVEL: 'fatal', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
      let words = '';
      endWithUs(child);
      child.stderr!.on('data', (text) => (words = `${words}${String(text)}`.slice(-WORDS_MAX)));
      ended = once(child, 'close');
      if (!(await firstLine(child, ended))) throw new Error(`the service did not start: ${words}`);
    },
    kill: async () => {
      child?.kill('SIGKILL');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
