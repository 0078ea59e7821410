import type { ChainTotals } from '@micro-branch/contract/referrals';
import { settleBackground } from '../../server/background';
import { sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { listShares } from '../../server/referrals/get-chain';
import { cardOnShelf } from './cards';
import { brokenPaths } from './chain';
import { derivedRows, recountAll } from './recount';
import { startService, type Service } from './service';

const COUNTS = {
  nodes: sql('test.count_nodes', 'select count(*)::int n from nodes where card_id = $1'),
  opens: sql('test.count_opens', 'select count(*)::int n from opens o join nodes n on n.id = o.node_id where n.card_id = $1'),
  joins: sql('test.count_joins', 'select count(*)::int n from joins j join opens o on o.id = j.open_id join nodes n on n.id = o.node_id where n.card_id = $1'),
  bindings: sql('test.count_bindings', 'select count(*)::int n from bindings b join nodes n on n.id = b.node_id where n.card_id = $1'),
};

export interface ReferralWorld {
  deps: Deps;
  cardId: Id;
  /** The same world so many minutes later. */
  later: (minutes: number) => Deps;
  totalsOf: (memberId: Id) => Promise<ChainTotals | undefined>;
  /** Rows under the card of the test. */
  count: (what: keyof typeof COUNTS) => Promise<number>;
}

/**
 * A service for the tests of a file and a new card for each of them. After every test all totals are counted again from the
 * log, and every path is looked at.
 */
export const setUpReferrals = (): ReferralWorld => {
  const world = {} as ReferralWorld;
  let service: Service;
  beforeAll(async () => {
    service = await startService();
    world.deps = service.deps;
  });
  afterAll(() => service.close());
  beforeEach(async () => {
    world.cardId = await cardOnShelf(world.deps);
  });
  afterEach(async () => {
    await settleBackground(world.deps);
    expect(await brokenPaths(world.deps.database)).toEqual([]);
    expect(await derivedRows(world.deps.database)).toEqual(await recountAll(world.deps.database));
  });
  return Object.assign(world, {
    later: (minutes: number): Deps => {
      const { clock } = world.deps;
      return { ...world.deps, clock: { now: () => new Date(clock.now().getTime() + minutes * 60_000) } };
    },
    totalsOf: async (memberId: Id) => {
      await settleBackground(world.deps);
      const { shares } = await listShares(world.deps, memberId);
      return shares.find((share) => share.cardId === world.cardId)?.totals;
    },
    count: async (what: keyof typeof COUNTS) =>
      (await world.deps.database.query<{ n: number }>(COUNTS[what], [world.cardId]))[0]!.n,
  });
};
