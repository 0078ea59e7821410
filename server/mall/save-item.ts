import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { checkItem, type ItemContent } from './item-content';
import { setStatus, writeItem, type ItemStatus } from './items';

/** Saves an item, or changes the one of its key; a new one is not on the shelf yet. Refuses with `invalid-input`. */
export const saveItem = (deps: Deps, item: ItemContent): Promise<Id> => {
  checkItem(item);
  return deps.database.transaction(async (tx) => {
    const { id, kind } = await writeItem(tx, deps.newId(), item);
    if (kind !== item.kind) throw new Refusal('invalid-input', '/kind cannot change');
    return id;
  });
};

const shelve = async ({ database }: Deps, itemId: Id, status: ItemStatus): Promise<void> => {
  if (!(await setStatus(database, itemId, status))) throw new Refusal('item-not-found');
};

/** Refuses with `item-not-found`. */
export const putItemOnShelf = (deps: Deps, itemId: Id): Promise<void> => shelve(deps, itemId, 'on-shelf');

/** Orders that were placed go on as they are. Refuses with `item-not-found`. */
export const takeItemOffShelf = (deps: Deps, itemId: Id): Promise<void> => shelve(deps, itemId, 'off-shelf');
