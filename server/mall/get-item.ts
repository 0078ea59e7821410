import type { ItemList, ItemSummary, ItemView } from '@micro-branch/contract/mall';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { findItem, listOnShelf, type ItemRow } from './items';
import { countOrdersOf } from './orders';

const presentSummary = ({ id, kind, title, picture, points, valueFen, stock }: ItemRow): ItemSummary => ({
  id,
  kind,
  title,
  picture,
  points,
  valueFen,
  isSoldOut: stock === 0,
});

export const listItems = async ({ database }: Deps): Promise<ItemList> => ({
  items: (await listOnShelf(database)).map(presentSummary),
});

/** One item as this member may have it, or as a visitor sees it. Refuses with `item-not-found` or `item-off-shelf`. */
export const getItem = async ({ database }: Deps, itemId: Id, memberId: Id | null): Promise<ItemView> => {
  const item = await findItem(database, itemId);
  if (!item) throw new Refusal('item-not-found');
  if (item.status !== 'on-shelf') throw new Refusal('item-off-shelf');
  const { words, terms, stock, limitPerMember, validDays } = item;
  const leftForMember = memberId === null ? null : Math.max(0, limitPerMember - (await countOrdersOf(database, memberId, itemId)));
  return { ...presentSummary(item), words, terms, stock, limitPerMember, leftForMember, validDays };
};
