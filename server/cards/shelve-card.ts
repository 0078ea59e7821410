import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { setStatus } from './store';

const shelve = async ({ database }: Deps, cardId: Id, status: 'on-shelf' | 'off-shelf'): Promise<void> => {
  if (!(await setStatus(database, cardId, status))) throw new Refusal('approval-refused', '未经审批的产品不能上架');
};

/** Refuses with `approval-refused` when the card was never approved. */
export const putOnShelf = (deps: Deps, cardId: Id): Promise<void> => shelve(deps, cardId, 'on-shelf');

export const takeOffShelf = (deps: Deps, cardId: Id): Promise<void> => shelve(deps, cardId, 'off-shelf');
