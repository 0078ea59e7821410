import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '../../server/database/database';
import { ADMIN_URL } from './postgres';
import type { Service } from './service';

const ROOT = join(__dirname, '../..');
const NAME = sql('test.billers_database', 'select current_database() as name');

const folder = mkdtempSync(join(tmpdir(), 'billers-'));

/** A file of one's own; gives its path. */
export const writeFile = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const environmentOf = async ({ deps }: Service): Promise<NodeJS.ProcessEnv> => {
  const [database] = await deps.database.query<{ name: string }>(NAME);
  const url = new URL(process.env[ADMIN_URL]!);
  url.pathname = `/${database!.name}`;
  return { ...process.env, WECHAT: 'sandbox', DATABASE_URL: url.href, DATA_KEY: deps.dataKey.toString('base64') };
};

export interface Command {
  ended: Promise<{ code: number | null; out: string; err: string }>;
  kill: () => void;
}

/** `npm run billers -- …` in a process of its own, on the database of a service. */
export const startBillers = async (service: Service, ...args: string[]): Promise<Command> => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/billers.ts', ...args], { cwd: ROOT, env: await environmentOf(service) });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => void (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => void (err += piece.toString()));
  return {
    ended: new Promise((done) => void child.once('close', (code) => done({ code, out, err }))),
    kill: () => void child.kill('SIGKILL'),
  };
};

export const billers = async (service: Service, ...args: string[]) => (await startBillers(service, ...args)).ended;
