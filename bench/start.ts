import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import automator from 'miniprogram-automator';
import { buildStale, ROOT } from '../tools/build';
import { writeBlankProject } from './blank-page';
import { median, type Options } from './measuring';

export interface StartFigures {
  /** From the start of the command to its first page being told by the automator. */
  startMs: number;
  blankStartMs: number;
  ratioToBlank: number;
  overLimit: string[];
}

const PAUSE_MS = 20;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const connect = async (wsEndpoint: string): ReturnType<typeof automator.connect> => {
  for (;;) {
    try {
      return await automator.connect({ wsEndpoint });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
};

/** As the automator's own `launch` does it: the command, a port, and the first page. */
const startOnce = async (project: string): Promise<number> => {
  const port = await freePort();
  const startedMs = performance.now();
  const cli = join(ROOT, 'weapp-host/bin/weapp-host.js');
  const child = spawn(process.execPath, [cli, 'auto', '--project', project, '--auto-port', String(port)], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const failed = ended.then(([code]) => Promise.reject(new Error(`weapp-host ended with ${String(code)}; run it by hand to see why`)));
  const mini = await Promise.race([connect(`ws://127.0.0.1:${port}`), failed]);
  await Promise.race([mini.currentPage(), failed]);
  const tookMs = performance.now() - startedMs;
  mini.disconnect();
  failed.catch(() => undefined);
  child.kill('SIGTERM');
  await ended;
  return tookMs;
};

/** How long the command takes until its first page is there, for the whole mini-program and for a blank one. */
export const measureStart = async ({ runs, report }: Options): Promise<StartFigures> => {
  await buildStale(['weapp'], { report });
  const blank = writeBlankProject();
  const times: Record<'own' | 'blank', number[]> = { own: [], blank: [] };
  for (let run = 0; run < runs; run += 1) {
    report(`run ${run + 1} of ${runs}`);
    times.blank.push(await startOnce(blank));
    times.own.push(await startOnce(ROOT));
  }
  rmSync(blank, { recursive: true });
  const [startMs, blankStartMs] = [median(times.own), median(times.blank)];
  return { startMs: Math.round(startMs), blankStartMs: Math.round(blankStartMs), ratioToBlank: Math.round((100 * startMs) / blankStartMs) / 100, overLimit: [] };
};

export const startTable = ({ startMs, blankStartMs, ratioToBlank }: StartFigures): string =>
  `to the first page: ${startMs} ms; a blank mini-program: ${blankStartMs} ms; ratio ${ratioToBlank}`;
