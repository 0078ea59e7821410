import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';

/** A script that N connections run again and again; gives transactions a second. */
export interface Load {
  url: string;
  script: 'tpcb-like' | 'spend';
  clients: number;
  seconds: number;
  /** How many members spend. */
  members: number;
  /** `branches` of the TPC-B tables. */
  scale: number;
}

const run = promisify(execFile);
const TELLERS = 10;
const ACCOUNTS = 100_000;

/** An id that begins with the time, as the service makes them. */
const ID = `encode(substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) || substring(uuid_send(gen_random_uuid()) from 7), 'hex')::uuid`;
const SPEND = (member: string) => `select points_spend(${ID}, ${member}, 1, 'payment', gen_random_uuid()::text, false, null, current_date, now())`;

/** The tables of pgbench's own initialisation, at a scale: as many branches, ten tellers and 100,000 accounts each. */
export const createTpcb = async (client: pg.Client, scale: number): Promise<void> => {
  await client.query(`
    create table pgbench_branches (bid int not null, bbalance int, filler char(88)) with (fillfactor = 100);
    create table pgbench_tellers (tid int not null, bid int, tbalance int, filler char(84)) with (fillfactor = 100);
    create table pgbench_accounts (aid int not null, bid int, abalance int, filler char(84)) with (fillfactor = 100);
    create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    insert into pgbench_branches select b, 0 from generate_series(1, ${scale}) b;
    insert into pgbench_tellers select t, (t - 1) / ${TELLERS} + 1, 0 from generate_series(1, ${scale * TELLERS}) t;
    insert into pgbench_accounts select a, (a - 1) / ${ACCOUNTS} + 1, 0, '' from generate_series(1, ${scale * ACCOUNTS}) a;
    alter table pgbench_branches add primary key (bid);
    alter table pgbench_tellers add primary key (tid);
    alter table pgbench_accounts add primary key (aid);`);
  await client.query('vacuum analyze');
};

/** Where pgbench is: PGBENCH, or the one on PATH; undefined when there is none. */
export const findPgbench = async (): Promise<string | undefined> => {
  const program = process.env.PGBENCH ?? 'pgbench';
  return run(program, ['--version']).then(
    () => program,
    () => undefined,
  );
};

export const spendScript = (members: number) => `\\set member random(1, ${members})\n${SPEND(':member')};\n`;

/** Both scripts by the same program: pgbench, prepared statements, one connection a client. */
export const runPgbench = async (program: string, load: Load, scriptFile: string): Promise<number> => {
  const { url, script, clients, seconds, scale } = load;
  const { hostname, port, username, password, pathname } = new URL(url);
  const place = ['-h', hostname, '-p', port, '-U', username, '-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds)];
  const what = script === 'spend' ? ['-f', scriptFile] : ['-b', 'tpcb-like', '-s', String(scale)];
  const { stdout } = await run(program, [...place, ...what, pathname.slice(1)], { env: { ...process.env, PGPASSWORD: password } });
  const [, tps] = /^tps = ([\d.]+)/m.exec(stdout) ?? [];
  if (tps === undefined) throw new Error(`pgbench said nothing of tps:\n${stdout}`);
  return Number(tps);
};

const upTo = (top: number): number => 1 + Math.floor(Math.random() * top);

const ask = (client: pg.Client, name: string, text: string, values: unknown[] = []) => client.query({ name, text, values });

/** pgbench's TPC-B-like transaction: the same seven statements, one round trip each, prepared. */
const tpcb = async (client: pg.Client, { scale }: Load): Promise<void> => {
  const [aid, bid, tid, delta] = [upTo(scale * ACCOUNTS), upTo(scale), upTo(scale * TELLERS), upTo(10_001) - 5_001];
  await ask(client, 'begin', 'begin');
  await ask(client, 'account', 'update pgbench_accounts set abalance = abalance + $1 where aid = $2', [delta, aid]);
  await ask(client, 'look', 'select abalance from pgbench_accounts where aid = $1', [aid]);
  await ask(client, 'teller', 'update pgbench_tellers set tbalance = tbalance + $1 where tid = $2', [delta, tid]);
  await ask(client, 'branch', 'update pgbench_branches set bbalance = bbalance + $1 where bid = $2', [delta, bid]);
  await ask(client, 'history', 'insert into pgbench_history (tid, bid, aid, delta, mtime) values ($1, $2, $3, $4, current_timestamp)', [tid, bid, aid, delta]);
  await ask(client, 'end', 'end');
};

const spendOnce = (client: pg.Client, { members }: Load) => ask(client, 'spend', SPEND('$1'), [upTo(members)]);

/** Both scripts by our own client, where there is no pgbench. */
export const runOwn = async (load: Load): Promise<number> => {
  const clients = await Promise.all(
    Array.from({ length: load.clients }, async () => {
      const client = new pg.Client({ connectionString: load.url });
      await client.connect();
      return client;
    }),
  );
  const once = load.script === 'spend' ? spendOnce : tpcb;
  let done = 0;
  const startedMs = performance.now();
  const endMs = startedMs + load.seconds * 1_000;
  await Promise.all(
    clients.map(async (client) => {
      for (; performance.now() < endMs; done += 1) await once(client, load);
    }),
  );
  const perSecond = (done * 1_000) / (performance.now() - startedMs);
  await Promise.all(clients.map((client) => client.end()));
  return perSecond;
};
