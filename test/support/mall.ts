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
import { balancesOf, giveLot, type Balances } from './ledger';
import { anItem } from './mall-items';
import { agreeToPrivacy, newMember } from './people';
import { startService, type Service } from './service';
import { newBranch } from './visits';

jest.setTimeout(60_000);

const STOCK = sql('test.stock', 'select stock from mall_items where id = $1');
const TAKEN = sql('test.taken', `select count(*)::int as count from mall_orders where item_id = $1 and state in ('reserved', 'fulfilled')`);
const STATE = sql('test.state', 'select state, reason from mall_orders where id = $1');

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
  balanceOf: (memberId: Id) => Promise<Balances>;
  stockOf: (itemId: Id) => Promise<number>;
  stateOf: (orderId: Id) => Promise<{ state: string; reason: string | null }>;
}

/**
 * A service with a branch for the tests of a file. After every test the books balance, and what was taken of each item and
 * what is left of it is what there was.
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
    balanceOf: (memberId: Id) => balancesOf(world.deps.database, memberId),
    stockOf: async (itemId: Id) => (await world.deps.database.query<{ stock: number }>(STOCK, [itemId]))[0]!.stock,
    stateOf: async (orderId: Id) => (await world.deps.database.query<{ state: string; reason: string | null }>(STATE, [orderId]))[0]!,
  });
};
