import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { sql } from '../../server/database/database';
import { startEmbedded } from '../../server/database/embedded';
import { migrate } from '../../server/database/migrate';
import { seedBillers } from '../../server/database/seed/seed-billers';
import { seedPointRules } from '../../server/database/seed/seed-points';
import { seedRewardRules } from '../../server/database/seed/seed-rewards';
import { openDeps } from '../../server/main';
import { startOutsideWorld, type OutsideWorld } from '../../test/support/outside-world';
import { ROOT } from '../build';
import { compare, type Figures } from './compare';
import { cancelOpen, liveMember, type Paid, type Place } from './members';
import { createService, type KilledService } from './service';

export interface Storm {
  kills: number;
  clients: number;
  /** The share of calls to the outside world that fail. */
  failures: number;
  report: (line: string) => void;
}

const BETWEEN_KILLS_MS = { min: 500, max: 5_000 };
const PAUSE_MS = 200;
/** A machine that is busy with other things takes a while until somebody has paid. */
const LOAD_LIMIT_MS = 20_000;
const SETTLE_LIMIT_MS = 120_000;
const OPEN = sql('chaos.open', `select id, state from payments where state in ('unpaid', 'paid', 'refunding')`);
/** Pauses between two askings grow to an hour, and what nobody pays is closed after a quarter of one: nobody who watches waits that long. */
const ASK_NOW = sql('chaos.ask_now', 'update payments set ask_at = now(), expires_at = least(expires_at, now()) where ask_at is not null');
const BILLERS = sql('chaos.billers', 'select key, id from billers');

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const administer = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};

/** An empty database of its own, in the PostgreSQL of DATABASE_URL or an embedded one, dropped afterwards. */
const withDatabase = async <T>(report: Storm['report'], work: (url: string) => Promise<T>): Promise<T> => {
  const given = process.env.DATABASE_URL;
  mkdirSync(join(ROOT, '.data'), { recursive: true });
  const embedded = given === undefined ? await startEmbedded({ dataDir: join(ROOT, '.data/chaos'), log: report }) : undefined;
  const adminUrl = given ?? embedded!.url;
  const name = `chaos_${process.pid}`;
  await administer(adminUrl, `create database ${name}`);
  try {
    return await work(Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href);
  } finally {
    await administer(adminUrl, `drop database if exists ${name} with (force)`);
    await embedded?.stop();
  }
};

const prepare = async (env: NodeJS.ProcessEnv): Promise<Place['billerIds']> => {
  const { deps, close } = await openDeps(env);
  try {
    await seedPointRules(deps);
    await seedRewardRules(deps);
    await seedBillers(deps);
    const rows = await deps.database.query<{ key: string; id: string }>(BILLERS);
    return new Map(rows.map(({ key, id }) => [key, id]));
  } finally {
    await close();
  }
};

const killUnder = async (service: KilledService, { kills, report }: Storm, paid: Paid): Promise<void> => {
  for (let killed = 1; killed <= kills; killed += 1) {
    const [before, lateMs] = [paid.acknowledged.size, performance.now() + LOAD_LIMIT_MS];
    await pause(randomInt(BETWEEN_KILLS_MS.min, BETWEEN_KILLS_MS.max));
    while (paid.acknowledged.size === before && performance.now() < lateMs) await pause(randomInt(PAUSE_MS));
    await service.kill();
    report(`killed ${killed} of ${kills}, ${paid.acknowledged.size} payments so far`);
    await service.start();
  }
  await pause(BETWEEN_KILLS_MS.max);
};

/** Until every payment has ended, or it has taken too long. */
const settle = async (env: NodeJS.ProcessEnv, report: Storm['report']): Promise<void> => {
  const { deps, close } = await openDeps(env);
  try {
    const untilMs = performance.now() + SETTLE_LIMIT_MS;
    let open = await deps.database.query(OPEN);
    report(`${open.length} payments have not ended yet`);
    for (; open.length > 0 && performance.now() < untilMs; open = await deps.database.query(OPEN)) {
      await deps.database.query(ASK_NOW);
      await pause(5 * PAUSE_MS);
    }
  } finally {
    await close();
  }
};

const storm = async (world: OutsideWorld, env: NodeJS.ProcessEnv, asked: Storm): Promise<Paid> => {
  const { clients, failures, report } = asked;
  const paid: Paid = { acknowledged: new Set(), open: new Map(), refusals: new Map() };
  let isOver = false;
  const service = createService(env);
  const place: Place = { serviceUrl: service.url, worldUrl: world.url, billerIds: await prepare(env), isOver: () => isOver };
  await service.start();
  try {
    await world.setFailureRate(failures);
    let members = 0;
    const live = async (): Promise<void> => {
      while (!isOver) await liveMember(place, (members += 1), paid);
    };
    const load = Promise.all(Array.from({ length: clients }, live));
    await killUnder(service, asked, paid).finally(() => (isOver = true));
    await load;
    report('the load is over and the world answers');
    await world.setFailureRate(0);
    await cancelOpen({ ...place, isOver: () => false }, paid);
    await settle(env, report);
  } finally {
    isOver = true;
    await service.kill();
  }
  for (const [what, times] of paid.refusals) report(`answered otherwise, ${times} times: ${what}`);
  return paid;
};

/** Members pay over HTTP while the service is killed and the world fails; what is left is compared with what the world has. */
export const stormPayments = (asked: Storm): Promise<Figures> =>
  withDatabase(asked.report, async (databaseUrl) => {
    await migrate(databaseUrl);
    const world = await startOutsideWorld();
    const env = { ...world.env, DATABASE_URL: databaseUrl };
    try {
      const { acknowledged } = await storm(world, env, asked);
      return await compare(env, { money: await world.money(), acknowledged }, asked.report);
    } finally {
      await world.stop();
    }
  });
