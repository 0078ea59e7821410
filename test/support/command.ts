import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { sql } from '../../server/database/database';
import { ADMIN_URL } from './postgres';
import type { Service } from './service';

const ROOT = join(__dirname, '../..');
const NAME = sql('test.database_name', 'select current_database() as name');

const environmentOf = async ({ deps, sandbox }: Service): Promise<NodeJS.ProcessEnv> => {
  const [database] = await deps.database.query<{ name: string }>(NAME);
  const url = new URL(process.env[ADMIN_URL]!);
  url.pathname = `/${database!.name}`;
  return {
    ...process.env,
    WECHAT: 'sandbox',
    DATABASE_URL: url.href,
    DATA_KEY: deps.dataKey.toString('base64'),
    BANK_DEBITS_BASE_URL: sandbox.bankDebits.options.baseUrl(),
    BANK_DEBITS_KEY: sandbox.bankDebits.options.key.toString('base64'),
  };
};

interface Command {
  /** `code` is null when it was killed. */
  ended: Promise<{ code: number | null; out: string; err: string }>;
  kill: () => void;
}

/** `npm run TOOL -- …` in a process of its own, on the database and the sandbox of a service. */
export const startCommand = async (service: Service, tool: string, ...args: string[]): Promise<Command> => {
  const child = spawn(process.execPath, ['--import', 'tsx', `tools/${tool}.ts`, ...args], { cwd: ROOT, env: await environmentOf(service) });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => void (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => void (err += piece.toString()));
  return {
    ended: new Promise((done) => void child.once('close', (code) => done({ code, out, err }))),
    kill: () => void child.kill('SIGKILL'),
  };
};

export const command = async (service: Service, tool: string, ...args: string[]) => (await startCommand(service, tool, ...args)).ended;
