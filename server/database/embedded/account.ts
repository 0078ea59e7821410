import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { StartError } from '../../start-error';

/** Whom PostgreSQL runs as, because it refuses root; undefined stands for whoever runs node. */
export type Account = { uid: number; gid: number } | undefined;

const CANDIDATES = ['postgres', 'nobody'];
const RUN_TIMEOUT_MS = 90_000;

/** Only what the programs need: a PGPORT or PGDATA of the caller must not reach them. */
const environment = () => {
  const { PATH, SystemRoot } = process.env;
  return { LC_ALL: 'C', ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }) };
};

/**
 * Runs a program to its end and gives what it printed. `quiet` gives it no pipes at all: a postmaster that pg_ctl leaves
 * behind would keep them open.
 */
export const run = (
  account: Account,
  program: string,
  args: readonly string[],
  { cwd = '/', quiet = false } = {},
): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: environment(),
      stdio: quiet ? 'ignore' : ['ignore', 'pipe', 'pipe'],
      timeout: RUN_TIMEOUT_MS,
      windowsHide: true,
      ...account,
    });
    let printed = '';
    child.stdout?.on('data', (text) => (printed += text));
    child.stderr?.on('data', (text) => (printed += text));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(printed) : reject(new Error(`${basename(program)} ended with ${code}: ${printed.trim()}`)),
    );
  });

/** Asks the kernel, as the account, so that groups and access lists count as well as modes. */
export const canReach = (account: Account, path: string): Promise<boolean> =>
  account === undefined
    ? Promise.resolve(true)
    : run(account, '/bin/sh', ['-c', 'test -x "$1"', 'sh', path]).then(
        () => true,
        () => false,
      );

const lookUp = async (name: string): Promise<Account> => {
  const [uid, gid] = await Promise.all([run(undefined, 'id', ['-u', name]), run(undefined, 'id', ['-g', name])]);
  return { uid: Number(uid), gid: Number(gid) };
};

/** As root: the owner of the data that is there, so that it stays theirs; else `postgres`, else `nobody`. */
export const chooseAccount = async (dataDir: string): Promise<Account> => {
  if (process.getuid?.() !== 0) return undefined;
  const present = await stat(dataDir).catch(() => undefined);
  if (present && present.uid !== 0) return { uid: present.uid, gid: present.gid };
  for (const name of CANDIDATES) {
    const account = await lookUp(name).catch(() => undefined);
    if (account) return account;
  }
  throw new StartError(
    `PostgreSQL does not run as root, and there is no user ${CANDIDATES.join(' or ')} to run it as: ` +
      'start as another user, or set DATABASE_URL',
  );
};
