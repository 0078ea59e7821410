import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StartError } from '../../start-error';
import { canReach, chooseAccount, run, type Account } from './account';
import { findPrograms, type Programs } from './programs';

/** What one set of data needs to be served: where it lies, whom it belongs to, how to get in. */
export interface Cluster {
  dataDir: string;
  logFile: string;
  account: Account;
  programs: Programs;
  user: string;
  password: string;
  /** Beside what PostgreSQL comes with, by the names of its settings; heeded by whoever starts the postmaster. */
  settings: Readonly<Record<string, string>>;
}

const USER = 'micro_branch';
const LEFTOVER_MS = 10 * 60_000;
/** Where root keeps what another account must reach when the project lies in a directory that only root may enter. */
const SHARED_PLACE = '/var/lib/micro-branch';

const openPlace = async (place: string): Promise<string> => {
  await mkdir(place, { recursive: true });
  if (place === SHARED_PLACE) await chmod(place, 0o755);
  return place;
};

/** What starts that were killed half way left. A start under way is younger; data that was ever served says with which options. */
const removeLeftovers = async (place: string, prefix: string): Promise<void> => {
  for (const name of await readdir(place)) {
    const path = join(place, name);
    const { mtimeMs } = await stat(path);
    const served = await stat(join(path, 'cluster/postmaster.opts')).catch(() => undefined);
    const isLeftover = name.startsWith(prefix) && !served && Date.now() - mtimeMs > LEFTOVER_MS;
    if (isLeftover) await rm(path, { recursive: true, force: true });
  }
};

/**
 * A complete cluster appears at `home` in one step (a rename, or a link to where it lies), so a start that is killed half
 * way, or another one at the same time, never meets half a cluster. Whoever comes second throws its own away.
 */
const createCluster = async (home: string, account: Account, programs: Programs, place: string): Promise<void> => {
  await removeLeftovers(place, `${basename(home)}-`);
  const made = join(place, `${basename(home)}-${randomBytes(6).toString('hex')}`);
  const passwordFile = join(made, 'password');
  await mkdir(made, { mode: 0o700 });
  await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (account) for (const path of [made, passwordFile]) await chown(path, account.uid, account.gid);
  try {
    await run(account, programs.initdb, [
      `--pgdata=${join(made, 'cluster')}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    if (place === dirname(home)) await rename(made, home);
    else await symlink(made, home);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    if (!(await stat(home).catch(() => undefined))) throw error;
  }
};

const readPassword = async (place: string): Promise<string> =>
  readFile(join(place, 'password'), 'utf8').catch(() => {
    throw new StartError(`The database in ${place} belongs to another user: start as that user, or as root`);
  });

/** Finds the cluster of `home`, or makes it. */
export const openCluster = async (home: string, settings: Cluster['settings'], log: (line: string) => void): Promise<Cluster> => {
  const parent = await openPlace(dirname(home));
  const account = await chooseAccount(home);
  const place = (await canReach(account, parent)) ? parent : await openPlace(SHARED_PLACE);
  const programs = await findPrograms(account, account ? await openPlace(SHARED_PLACE) : parent);
  if (!(await stat(home).catch(() => undefined))) await createCluster(home, account, programs, place);
  const lies = await realpath(home);
  if (!(await canReach(account, lies))) {
    throw new StartError(`PostgreSQL's user may not enter ${lies}: open the directories above it (chmod a+x)`);
  }
  if (dirname(lies) !== (await realpath(parent))) {
    log(`The database lies in ${lies}: PostgreSQL does not run as root and may not enter ${parent}`);
  }
  return {
    dataDir: join(lies, 'cluster'),
    logFile: join(lies, 'postgresql.log'),
    account,
    programs,
    user: USER,
    password: await readPassword(lies),
    settings,
  };
};
