import { randomInt, randomUUID } from 'node:crypto';
import { sql } from '../server/database/database';
import type { Deps } from '../server/deps';
import type { Id } from '../server/ids';
import { startLoop } from '../server/jobs/loop';
import { foldTotals } from '../server/referrals/fold';
import { recordOpens } from '../server/referrals/record-opens';
import type { OpenEvent } from '../server/referrals/visits';
import { cardOnShelf } from '../test/support/cards';
import type { Options } from './measuring';
import { depsOf, withClient, withCluster, withDatabase } from './scratch';

/** 中信银行 云营销club, four months: staff who shared, clicks, new customers. */
const CITIC = { sharers: 13_457, clicks: 1_134_000, newCustomers: 245_063 };

export interface CiticFigures {
  /** As the totals say in the end. */
  sharers: number;
  clicks: number;
  newCustomers: number;
  /** Every board equals a recount of the log. */
  leadersEqual: boolean;
  seconds: number;
  /** Those of the four months in which clicks would come evenly, to those it took. */
  timesFaster: number;
  overLimit: string[];
}

const BRANCHES = 150;
const BATCH = 200;
const STAFF_FROM = 1_000_000_000;
const CUSTOMERS_FROM = 2_000_000_000;
const KNOWN_FROM = 3_000_000_000;
const KNOWN = 300_000;
/** Clicks by codes of customers who handed the card on, once there are any. */
const ONWARD_SHARE = 0.2;
/** Batches of which the pages hear what they may hand on. */
const AWAITED_EVERY = 10;
const MONTHS_SECONDS = 4 * 30 * 86_400;

const STAFF = [
  sql('citic.branches', `insert into branches (id, kind, name, city, address, phone, hours, position)
    select 900000 + n, 'branch', 'branch ' || n, '', '', '', '[]', 1000 + n from generate_series(1, ${BRANCHES}) n`),
  sql('citic.staff_members', `insert into members (id, openid, joined_at)
    select ${STAFF_FROM} + n, 'citic-staff-' || n, now() - interval '1 year' from generate_series(1, ${CITIC.sharers}) n`),
  sql('citic.staff', `insert into staff (member_id, branch_id, title) select ${STAFF_FROM} + n, 900000 + 1 + n % ${BRANCHES}, '' from generate_series(1, ${CITIC.sharers}) n`),
  sql('citic.customers', `insert into members (id, openid, joined_at)
    select ${CUSTOMERS_FROM} + n, 'citic-customer-' || n, now() from generate_series(1, ${CITIC.newCustomers}) n`),
  sql('citic.known', `insert into members (id, openid, joined_at)
    select ${KNOWN_FROM} + n, 'citic-known-' || n, now() - interval '1 year' from generate_series(0, ${KNOWN - 1}) n`),
];

/** Few share to many and most to few: the rank of a sharer, uniform in its logarithm. */
const zipfBelow = (top: number): number => Math.min(top - 1, Math.floor(Math.exp(Math.random() * Math.log(top + 1))) - 1);

const openOf = (cardId: Id, memberId: Id | null, code?: string): OpenEvent => ({
  eventId: randomUUID(), cardId, memberId, scene: 1007, ...(code !== undefined && { code }),
  device: memberId === null ? 'android|stranger|15' : 'ios|iPhone|19', // no stranger is by chance somebody who came later
  address: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
});

const codesOf = async (deps: Deps, opens: readonly OpenEvent[]): Promise<string[]> =>
  (await recordOpens(deps, opens)).flatMap((outcome) => (outcome && 'codes' in outcome && outcome.codes.chat ? [outcome.codes.chat] : []));

const inBatches = async <T>(all: readonly T[], clients: number, work: (batch: readonly T[], at: number) => Promise<void>): Promise<void> => {
  let next = 0;
  const client = async (): Promise<void> => {
    while (next < all.length) {
      const at = next;
      next += BATCH;
      await work(all.slice(at, at + BATCH), at / BATCH);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
};

/** Who clicks, in the order of the months: new customers once each, strangers, and people the bank knew. */
const clicksInOrder = (): Id[] => {
  const visitors = Array.from({ length: CITIC.clicks }, (_, at) =>
    at < CITIC.newCustomers ? String(CUSTOMERS_FROM + 1 + at) : at % 2 === 0 ? '' : String(KNOWN_FROM + randomInt(KNOWN)),
  );
  for (let at = visitors.length - 1; at > 0; at -= 1) {
    const with_ = randomInt(at + 1);
    [visitors[at], visitors[with_]] = [visitors[with_]!, visitors[at]!];
  }
  return visitors;
};

const play = async (deps: Deps, cardId: Id, { clients, report }: Options): Promise<void> => {
  const staff = Array.from({ length: CITIC.sharers }, (_, at) => String(STAFF_FROM + 1 + at));
  const codes: string[] = [];
  await inBatches(staff, clients, async (batch) => void codes.push(...(await codesOf(deps, batch.map((memberId) => openOf(cardId, memberId))))));
  const onward: string[] = [];
  const codeFor = (visitor: Id): string =>
    // Whoever the bank knew may stand above themselves in a chain, which counts nothing: they come by staff.
    onward.length > 0 && !visitor.startsWith(String(KNOWN_FROM)[0]!) && Math.random() < ONWARD_SHARE ? onward[randomInt(onward.length)]! : codes[zipfBelow(codes.length)]!;
  await inBatches(clicksInOrder(), clients, async (batch, at) => {
    const isUnawaited = at % AWAITED_EVERY !== 0;
    const opens = batch.map((visitor) => ({ ...openOf(cardId, visitor || null, codeFor(visitor)), isUnawaited }));
    onward.push(...(await codesOf(deps, opens)));
    if (at % 1_000 === 0) report(`${(at * BATCH).toLocaleString('en-US')} of ${CITIC.clicks.toLocaleString('en-US')} clicks`);
  });
};

const FIGURES = sql(
  'citic.figures',
  `select (select count(*)::int from nodes n where n.card_id = $1 and n.depth = 0) as sharers, sum(t.opens)::int as clicks, sum(t.members)::int as "newCustomers"
   from nodes n join totals t on t.node_id = n.id where n.card_id = $1 and n.depth = 0`,
);
const BOARDS = sql('citic.boards', `select board, board_id::text as "boardId", measure, array_agg(score::int order by score desc) as scores from leaders group by 1, 2, 3 order by 1, 2, 3`);
/** From the log alone: opens that were not joined, places and bindings, by who handed the code on. */
const RECOUNTED = sql(
  'citic.recounted',
  `with seen as (
     select o.node_id, 'opens' as measure from opens o where not exists (select from joins j where j.open_id = o.id) union all
     select parent_id, 'nodes' from nodes where parent_id is not null union all
     select node_id, 'members' from bindings
   ), boards as (
     select 'card' as board, n.card_id as board_id, n.member_id, s.measure from seen s join nodes n on n.id = s.node_id union all
     select 'branch', f.branch_id, n.member_id, s.measure from seen s join nodes n on n.id = s.node_id join staff f on f.member_id = n.member_id
   ), scores as (
     select board, board_id, measure, member_id, count(*)::int as score from boards group by 1, 2, 3, 4
   ), ranked as (
     select *, row_number() over (partition by board, board_id, measure order by score desc) as rank from scores
   )
   select board, board_id::text as "boardId", measure, array_agg(score order by score desc) as scores from ranked where rank <= 100 group by 1, 2, 3 order by 1, 2, 3`,
);

/** By a connection of its own: to count a log from one end to the other takes longer than a request may. */
const boardsEqual = (url: string): Promise<boolean> =>
  withClient(url, async (client) => JSON.stringify((await client.query(BOARDS)).rows) === JSON.stringify((await client.query(RECOUNTED)).rows));

/** The load of the largest campaign anybody told of, as fast as it goes: its figures must come out to the last one. */
export const measureCitic = (options: Options): Promise<CiticFigures> =>
  withCluster(options.report, (adminUrl) =>
    withDatabase(adminUrl, 'bench_citic', async (url) => {
      const deps = depsOf(url);
      const { database } = deps;
      try {
        const cardId = await cardOnShelf(deps);
        for (const statement of STAFF) await database.query(statement);
        const startedMs = performance.now();
        const folding = startLoop(() => foldTotals(database), 200, (fault) => void process.stderr.write(`${String(fault)}\n`));
        await play(deps, cardId, options);
        await folding.stop();
        await foldTotals(database);
        const seconds = (performance.now() - startedMs) / 1_000;
        const [figures] = await database.query<typeof CITIC>(FIGURES, [cardId]);
        const leadersEqual = await boardsEqual(url);
        const wrong = Object.entries(CITIC).filter(([name, value]) => figures![name as keyof typeof CITIC] !== value);
        return {
          ...figures!, leadersEqual, seconds: Math.round(seconds), timesFaster: Math.round(MONTHS_SECONDS / seconds),
          overLimit: [...wrong.map(([name, value]) => `${name} is not ${value}`), ...(leadersEqual ? [] : ['a board differs from a recount'])],
        };
      } finally {
        await database.close();
      }
    }),
  );

export const citicTable = ({ sharers, clicks, newCustomers, leadersEqual, seconds, timesFaster }: CiticFigures): string =>
  [
    `${sharers.toLocaleString('en-US')} sharers, ${clicks.toLocaleString('en-US')} clicks, ${newCustomers.toLocaleString('en-US')} new customers`,
    `boards ${leadersEqual ? 'equal a recount of the log' : 'DIFFER from a recount of the log'}`,
    `${seconds} s, ${timesFaster.toLocaleString('en-US')} times as fast as it came`,
  ].join('\n');
