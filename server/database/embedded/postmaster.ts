import { readFile, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { run } from './account';
import type { Cluster } from './cluster';

/** How long a pid file may be empty: its writer creates and fills it at once, a machine that crashed may leave it so. */
const EMPTY_MS = 5_000;

const commandOf = (pid: number): Promise<string> =>
  process.platform === 'linux'
    ? readFile(`/proc/${pid}/cmdline`, 'utf8')
    : run(undefined, 'ps', ['-p', String(pid), '-o', 'command=']);

/**
 * Whether the process of a pid file is the postmaster of this data. After a crash of the machine the number may belong to
 * another program, or to a corpse nobody collected; PostgreSQL itself would then refuse to start for ever.
 */
const isPostmasterOf = async (pid: number, dataDir: string): Promise<boolean> => {
  if (process.platform === 'win32') return true;
  return (await commandOf(pid).catch(() => '')).includes(dataDir);
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/**
 * The port of the postmaster that serves this data, `starting` while it has not said so yet, undefined when none runs.
 * The file of a dead postmaster is left for the next one to replace; one that names a stranger is removed.
 */
export const findPostmaster = async ({ dataDir }: Cluster): Promise<number | 'starting' | undefined> => {
  const file = join(dataDir, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const [pid = '', servedDir, , port] = text.split('\n');
  if (pid === '') {
    const written = await stat(file).catch(() => undefined);
    if (written && Date.now() - written.mtimeMs < EMPTY_MS) return 'starting';
  } else if (!isAlive(Number(pid))) {
    return undefined;
  } else if (servedDir === dataDir && (await isPostmasterOf(Number(pid), dataDir))) {
    return Number(port) || 'starting';
  }
  await rm(file, { force: true });
  return undefined;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const pgCtl = ({ account, programs, dataDir }: Cluster, command: string, args: readonly string[]): Promise<string> =>
  run(account, programs.pgCtl, [command, '--wait', '--silent', `--pgdata=${dataDir}`, ...args], { quiet: true });

/** Starts a postmaster that outlives this process, on loopback only. */
export const startPostmaster = async (cluster: Cluster, preferredPort?: number): Promise<void> => {
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...cluster.settings };
  const options = [`-p ${preferredPort ?? (await freePort())}`, ...Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)];
  await pgCtl(cluster, 'start', [`--log=${cluster.logFile}`, `--options=${options.join(' ')}`]);
};

/** Ends every connection and stops; what was committed is on disk. */
export const stopPostmaster = async (cluster: Cluster): Promise<void> => {
  await pgCtl(cluster, 'stop', ['--mode=fast']);
};
