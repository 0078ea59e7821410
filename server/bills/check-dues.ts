import { findBiller } from '../billers/store';
import type { Deps } from '../deps';
import { askDue } from '../jobs/ask-again';
import type { IsStopping } from '../jobs/loop';
import { askBiller } from './make-bill';
import { openFields } from './open-fields';
import { neverCheck, takeToCheck, type BillAccount } from './store';

const check = async (deps: Deps, account: BillAccount): Promise<void> => {
  const biller = await findBiller(deps.database, account.billerId);
  if (!biller || biller.content.flow.kind !== 'fetch-and-pay' || account.fieldsSealed === null) return neverCheck(deps.database, account.id);
  await askBiller(deps, { account, biller, fields: openFields(deps, account.id, account.fieldsSealed) });
};

/** Asks billers what accounts owe that are due to be asked about, a few at once. Several processes may run at once. */
export const checkDues = (deps: Deps, isStopping?: IsStopping): Promise<void> =>
  askDue({
    next: () => takeToCheck(deps.database, deps.clock.now()),
    ask: (account) => check(deps, account),
    isStopping,
  });
