import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartError } from '../start-error';
import { openCluster, type Cluster } from './embedded/cluster';
import { findPostmaster, startPostmaster, stopPostmaster } from './embedded/postmaster';

export interface Embedded {
  url: string;
  /** Leaves the postmaster running while anybody else is connected to it. */
  stop(): Promise<void>;
}

const DATABASE = 'postgres';
/** Everyone who uses the postmaster holds this advisory lock shared; only who gets it alone may stop the postmaster. */
const IN_USE_LOCK = 7_301_966;
/** The name of a connection that is on its way out, so that those who leave together do not wait for each other. */
const LEAVING = 'micro-branch leaving';
const START_LIMIT_MS = 60_000;
const STARTS_MAX = 5;
const PAUSE_MS = 200;
const LEAVING_LIMIT_MS = 1_000;
const LOG_LINES = 5;

const connect = async ({ user, password }: Cluster, port: number): Promise<pg.Client> => {
  const address = { host: '127.0.0.1', port, database: DATABASE };
  const client = new pg.Client({ ...address, user, password, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // the postmaster was ended by somebody else: whoever asks it next will be told
  await client.connect();
  await client.query('select pg_advisory_lock_shared($1)', [IN_USE_LOCK]);
  return client;
};

interface Reached {
  port: number;
  lease: pg.Client;
}

const lastWords = async ({ logFile }: Cluster): Promise<string> => {
  const text = await readFile(logFile, 'utf8').catch(() => '(no log)');
  return text.trim().split('\n').slice(-LOG_LINES).join('\n');
};

/**
 * Whatever is there: a postmaster that another process started, or one that a killed process left, is used; a dead one's
 * traces are cleared; of two starts at once the slower finds the faster's. Each round looks again.
 */
const reach = async (cluster: Cluster, preferredPort?: number): Promise<Reached> => {
  const deadline = Date.now() + START_LIMIT_MS;
  for (let starts = 0; starts <= STARTS_MAX && Date.now() < deadline; await sleep(PAUSE_MS)) {
    const port = await findPostmaster(cluster);
    if (port === undefined) {
      starts += 1;
      await startPostmaster(cluster, preferredPort).catch(() => undefined); // lost to another start, or in the log that is shown below
    } else if (port !== 'starting') {
      const lease = await connect(cluster, port).catch(() => undefined); // it is starting up or shutting down
      if (lease) return { port, lease };
    }
  }
  throw new StartError(`PostgreSQL does not start. The end of ${cluster.logFile}:\n${await lastWords(cluster)}`);
};

const hasOthers = async (lease: pg.Client): Promise<boolean> => {
  const { rows } = await lease.query(
    `select 1 from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> $1 limit 1`,
    [LEAVING],
  );
  return rows.length > 0;
};

/** Of several that leave at once one stops the postmaster; a newcomer who already waits for the lock keeps it running. */
const leave = async (cluster: Cluster, lease: pg.Client): Promise<void> => {
  await lease.query(`select set_config('application_name', $1, false)`, [LEAVING]);
  await lease.query('select pg_advisory_unlock_shared($1)', [IN_USE_LOCK]);
  const deadline = Date.now() + LEAVING_LIMIT_MS; // the backends of a pool that was just closed take a moment to end
  do {
    const { rows } = await lease.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [IN_USE_LOCK]);
    if (rows[0]?.mine) {
      if (!(await hasOthers(lease))) return await stopPostmaster(cluster);
      await lease.query('select pg_advisory_unlock($1)', [IN_USE_LOCK]);
    }
    await sleep(PAUSE_MS);
  } while (Date.now() < deadline);
};

/**
 * PostgreSQL as an npm package, with its data in `dataDir`: on loopback only, on a free port, with a random password. The
 * postmaster is a process of its own: it outlives a node that is killed, and the next start finds it.
 */
export const startEmbedded = async ({
  dataDir,
  log,
  settings = {},
}: {
  dataDir: string;
  settings?: Cluster['settings'];
  log: (line: string) => void;
}): Promise<Embedded> => {
  const cluster = await openCluster(dataDir, settings, log);
  const { port, lease: first } = await reach(cluster);
  let lease = Promise.resolve(first);
  let isLeaving = false;
  /** A postmaster that dies under us is started again where everybody expects it; until then requests are told to wait. */
  const watch = (held: pg.Client): pg.Client =>
    held.once('end', () => {
      if (isLeaving) return;
      log('PostgreSQL has ended; starting it again');
      lease = reach(cluster, port).then((again) => watch(again.lease));
      lease.catch((error: Error) => log(error.message));
    });
  watch(first);
  return {
    url: `postgres://${cluster.user}:${cluster.password}@127.0.0.1:${port}/${DATABASE}`,
    stop: async () => {
      isLeaving = true;
      const held = await lease.catch(() => undefined);
      if (!held) return;
      await leave(cluster, held).catch(() => undefined); // somebody else stopped it meanwhile
      await held.end();
    },
  };
};
