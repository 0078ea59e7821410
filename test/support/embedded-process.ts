import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Started {
  /** Where PostgreSQL is; undefined when the start failed. */
  url: string | undefined;
  child: ChildProcess;
  /** What it said besides. */
  words: () => string;
  /** Asks it to stop, and waits until it has. */
  leave(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

/** Starts PostgreSQL in a process of its own (a bundle of embedded-child.ts) and waits until it answers or gives up. */
export const startInProcess = async (script: string, dataDir: string, userId = ''): Promise<Started> => {
  const child = spawn(process.execPath, [script, dataDir, userId], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  let words = '';
  child.stderr.on('data', (text) => (words += text));
  const first = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const url = await Promise.race([first.then(([line]) => line), ended.then(() => undefined)]);
  return {
    url,
    child,
    words: () => words,
    leave: async () => {
      child.stdin.end();
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
