import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { verifyChain } from '../../../server/chain';
import { openDatabase, sql, type Database } from '../../../server/database/database';
import type { Deps } from '../../../server/deps';
import { createIds, type Id } from '../../../server/ids';
import { addDeltas, foldTotals, readFoldLag } from '../../../server/referrals/fold';
import { bundle, makeFolder } from '../../support/bundle';
import { cardOnShelf } from '../../support/cards';
import { oldMember } from '../../support/people';
import { createDatabase, dropDatabase } from '../../support/postgres';
import { derivedRows, recountAll } from '../../support/recount';
import { plantRoot } from '../../support/tree';

const KILLS = 50;
const NODES = 60;
const WAITING_MAX = 1_000;
const FOLDING_MS = { min: 1, max: 60 };

jest.setTimeout(180_000);

const clock = { now: () => new Date() };
const newId = createIds(1_022, () => Date.now());
let folder: string;
let script: string;
let url: string;
let database: Database;
const deps = (): Deps => ({ database, clock, newId }) as Deps;

beforeAll(async () => {
  folder = makeFolder('fold-killed');
  script = bundle('fold-child.ts', join(folder, 'fold.js'));
  url = await createDatabase();
  database = openDatabase(url);
});
afterAll(async () => {
  await database.close();
  await dropDatabase(url);
  rmSync(folder, { recursive: true });
});

const ADD = sql(
  'test.add_node',
  `insert into nodes (id, card_id, root_id, parent_id, depth, path, member_id, channel, arrived_at)
   select $1, p.card_id, p.root_id, p.id, p.depth + 1, p.path || $1::bigint, $3, 'chat', $4 from nodes p where p.id = $2`,
);
const OPENS = sql(
  'test.opens_of_nodes',
  `insert into opens (id, node_id, channel, opened_at) select gen_random_uuid(), n, 'chat', $2 from unnest($1::bigint[]) n`,
);

/** A tree that branches and has a long arm, by members who joined long ago; all at one moment, so that nobody's arrival was a delay. */
const plant = async (): Promise<Id[]> => {
  const arrivedAt = clock.now();
  const planting = { ...deps(), clock: { now: () => arrivedAt } };
  const cardId = await cardOnShelf(planting);
  const nodes = [await plantRoot(planting, cardId, await oldMember(planting))];
  for (let at = 1; at < NODES; at += 1) {
    const [id, parentId] = [newId(), nodes[at < 20 ? at - 1 : randomInt(at)]!];
    await database.transaction(async (tx) => {
      await tx.query(ADD, [id, parentId, await oldMember({ ...planting, database: { ...database, ...tx } }), arrivedAt]);
      await addDeltas(tx, [{ nodeId: parentId, channel: 'chat', at: arrivedAt, nodes: 1 }]);
    });
    nodes.push(id);
  }
  return nodes;
};

/** Opens by codes of the tree, batch after batch, the log and the deltas in one transaction. */
const write = async (nodes: readonly Id[], isOver: () => boolean): Promise<number> => {
  let written = 0;
  while (!isOver()) {
    const at = clock.now();
    const some = Array.from({ length: randomInt(1, 30) }, () => nodes[randomInt(nodes.length)]!);
    await database.transaction(async (tx) => {
      await tx.query(OPENS, [some, at]);
      await addDeltas(tx, some.map((nodeId) => ({ nodeId, channel: 'chat', at, opens: 1, anonymous: 1 })));
    });
    written += some.length;
    while (!isOver() && (await readFoldLag(database)).waiting > WAITING_MAX); // more than a worker can fold before it is killed
  }
  return written;
};

/** A worker that folds; told when it has begun. */
const startWorker = async (): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [script, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => Promise.reject(new Error('the worker ended')))]);
  return child;
};

const kill = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
};

test(`a fold worker killed ${KILLS} times under load adds everything once`, async () => {
  const nodes = await plant();
  let isOver = false;
  const writing = Promise.all([1, 2].map(() => write(nodes, () => isOver)));
  writing.catch(() => undefined); // told where it is waited for
  // Two at any time: the next one begins while the other folds, so that a killed one leaves somebody waiting for its turn.
  let worker = await startWorker();
  try {
    for (let kills = 0; kills < KILLS; kills += 1) {
      const next = startWorker();
      await new Promise((resolve) => setTimeout(resolve, randomInt(FOLDING_MS.min, FOLDING_MS.max)));
      await kill(worker);
      worker = await next;
    }
  } finally {
    isOver = true;
    await kill(worker);
  }
  const written = (await writing).reduce((sum, count) => sum + count, 0);
  expect(written).toBeGreaterThan(KILLS);
  expect(await verifyChain(database)).toMatchObject({ difference: null });
  await foldTotals(database);
  expect(await readFoldLag(database)).toEqual({ waiting: 0, oldestSeconds: 0 });
  expect(await verifyChain(database)).toMatchObject({ difference: null, counted: { opens: written, deltas: 0 } });
  expect(await derivedRows(database)).toEqual(await recountAll(database));
});
