import type { Deps } from '../../deps';
import type { Id } from '../../ids';
import { transferId } from '../../ledger/transfer-id';
import { placeOrder } from '../../mall/place-order';
import { putItemOnShelf, saveItem } from '../../mall/save-item';
import { mallItems } from './mall-items';
import { depsAt, momentFrom } from './moments';
import { members } from './people';
import type { BranchIds } from './seed-branches';
import { joinMember } from './seed-people';

/** After what she earned last, so that her statement reads in the order of time. */
const ORDERED = [
  { key: 'bus', at: { day: -1, time: '12:10' } },
  { key: 'book', at: { day: -1, time: '12:14' } },
] as const;
const WHO = 'wang-xiaoman';

const seedItems = async (deps: Deps): Promise<ReadonlyMap<string, Id>> => {
  const ids = new Map<string, Id>();
  for (const item of mallItems) {
    const itemId = await saveItem(deps, item);
    await putItemOnShelf(deps, itemId);
    ids.set(item.key, itemId);
  }
  return ids;
};

/** Puts the items on the shelf and plays the two orders that 王小满 placed yesterday: a coupon, and goods to be collected. */
export const seedMall = async (deps: Deps, { startedAt, branchIds }: { startedAt: Date; branchIds: BranchIds }): Promise<void> => {
  const itemIds = await seedItems(deps);
  const who = members.find(({ person }) => person === WHO)!;
  const memberId = await joinMember(deps, who, branchIds);
  for (const { key, at } of ORDERED) {
    const item = mallItems.find((found) => found.key === key)!;
    const terms = { itemId: itemIds.get(key)!, pointsSeen: item.points, ...(item.kind === 'goods' && { branchId: branchIds.get(who.branch)! }) };
    await placeOrder(depsAt(deps, momentFrom(startedAt, at)), memberId, { key: transferId('seed-order', key), ...terms });
  }
};
