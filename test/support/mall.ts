import { randomUUID } from 'node:crypto';
import type { ItemKind, OrderView, PlaceOrderBody } from '@micro-branch/contract/mall';
import { sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import type { ItemContent } from '../../server/mall/item-content';
import { placeOrder } from '../../server/mall/place-order';
import { putItemOnShelf, saveItem } from '../../server/mall/save-item';
import { appointStaff } from '../../server/members/appoint-staff';
import { expectBooksBalance } from './books';
import { giveLot } from './ledger';
import { anItem } from './mall-items';
import { agreeToPrivacy, newMember } from './people';
import { startService, type Service } from './service';
import { newBranch } from './visits';

jest.setTimeout(60_000);

const BALANCE = sql(
  'test.balance',
  `select coalesce(sum(balance) filter (where kind = 'points-available'), 0)::int as available,
     coalesce(sum(balance) filter (where kind = 'points-held'), 0)::int as held from accounts where owner_id = $1`,
);
const STOCK = sql('test.stock', 'select stock from mall_items where id = $1');
const TAKEN = sql('test.taken', `select count(*)::int as count from mall_orders where item_id = $1 and state in ('reserved', 'fulfilled')`);
const STATES = sql('test.states', 'select state, reason from mall_order_states where order_id = $1 order by entered_at, state desc');
const STRAY = sql(
  'test.stray',
  `select o.id from mall_orders o where o.state is distinct from (
     select state from mall_order_states s where s.order_id = o.id
     order by array_position(array['reserved', 'fulfilled', 'refunded', 'cancelled'], state) desc limit 1)`,
);

/** What a member says to have one of an item; the page made the key. */
export const asking = (itemId: Id, change: Partial<PlaceOrderBody> = {}): PlaceOrderBody => ({
  key: randomUUID(), itemId, pointsSeen: 1_000, ...change,
});

export const PHONE = '13800001234';

export interface MallWorld {
  service: Service;
  deps: Deps;
  branchId: Id;
  newItem: (kind: ItemKind, change?: Partial<ItemContent>) => Promise<Id>;
  /** A member who agreed to the notice and has so many points. */
  memberWith: (points: number) => Promise<Id>;
  /** Somebody who works at a branch, by default the one of this world. */
  newStaff: (branchId?: Id) => Promise<Id>;
  place: (memberId: Id, itemId: Id, change?: Partial<PlaceOrderBody>) => Promise<OrderView>;
  /** Goods, reserved at the branch of this world. */
  reserveGoods: (memberId: Id, change?: Partial<ItemContent>) => Promise<OrderView>;
  balanceOf: (memberId: Id) => Promise<{ available: number; held: number }>;
  stockOf: (itemId: Id) => Promise<number>;
  statesOf: (orderId: Id) => Promise<{ state: string; reason: string | null }[]>;
}

/**
 * A service with a branch for the tests of a file. After every test the books balance, what was taken of each item and what is
 * left of it is what there was, and every order is in the state it entered last.
 */
export const setUpMall = (): MallWorld => {
  const world = {} as MallWorld;
  const stocked = new Map<Id, number>();
  beforeAll(async () => {
    world.service = await startService();
    world.deps = world.service.deps;
    world.branchId = await newBranch(world.deps);
  });
  afterAll(() => world.service.close());
  afterEach(async () => {
    const { database } = world.deps;
    await expectBooksBalance(database);
    for (const [itemId, stock] of stocked) {
      const [taken] = await database.query<{ count: number }>(TAKEN, [itemId]);
      expect((await world.stockOf(itemId)) + taken!.count).toBe(stock);
    }
    expect(await database.query(STRAY)).toEqual([]);
    stocked.clear();
  });
  return Object.assign(world, {
    newItem: async (kind: ItemKind, change?: Partial<ItemContent>) => {
      const item = anItem(kind, change);
      const itemId = await saveItem(world.deps, item);
      await putItemOnShelf(world.deps, itemId);
      stocked.set(itemId, item.stock);
      return itemId;
    },
    memberWith: async (points: number) => {
      const memberId = await newMember(world.deps);
      await agreeToPrivacy(world.deps, memberId);
      await giveLot(world.deps, memberId, points);
      return memberId;
    },
    newStaff: async (branchId = world.branchId) => {
      const memberId = await newMember(world.deps, '赵明德');
      await appointStaff(world.deps, { memberId, branchId, title: '客户经理' });
      return memberId;
    },
    place: (memberId: Id, itemId: Id, change?: Partial<PlaceOrderBody>) => placeOrder(world.deps, memberId, asking(itemId, change)),
    reserveGoods: async (memberId: Id, change?: Partial<ItemContent>) =>
      world.place(memberId, await world.newItem('goods', change), { branchId: world.branchId }),
    balanceOf: async (memberId: Id) =>
      (await world.deps.database.query<{ available: number; held: number }>(BALANCE, [memberId]))[0]!,
    stockOf: async (itemId: Id) => (await world.deps.database.query<{ stock: number }>(STOCK, [itemId]))[0]!.stock,
    statesOf: (orderId: Id) => world.deps.database.query<{ state: string; reason: string | null }>(STATES, [orderId]),
  });
};
