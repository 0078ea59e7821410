import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { HostError } from '../host-error';

/** A folder of somebody else, in a shared /tmp for instance, could hold a browser of somebody else. */
const isOurs = (folder: string): boolean => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    const uid = process.getuid?.();
    return uid === undefined || statSync(folder).uid === uid;
  } catch {
    return false;
  }
};

/** Where what is unpacked once is kept: WEAPP_HOST_CACHE, else the user's cache folder, else the system's temporary one. */
export const cacheFolder = (): string => {
  const chosen = process.env.WEAPP_HOST_CACHE;
  const caches = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const candidates = chosen ? [chosen] : [join(caches, 'weapp-host'), join(tmpdir(), `weapp-host-${userInfo().username}`)];
  const folder = candidates.find(isOurs);
  if (folder !== undefined) return folder;
  throw new HostError('bad_option', `No folder to unpack into: ${candidates.join(' and ')} cannot be written by this user. Set WEAPP_HOST_CACHE to one that can.`);
};
