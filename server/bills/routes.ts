import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { bindAccount } from './bind-account';
import { addFamily, listFamily, removeFamily } from './family';
import { listDues } from './list-dues';
import { lookUpBill } from './look-up';
import { listBillAccounts, unbindAccount, updateBillAccount } from './manage-accounts';
import { readBillCode } from './read-bill-code';

type Names =
  | 'bindAccount'
  | 'listBillAccounts'
  | 'updateBillAccount'
  | 'unbindAccount'
  | 'readBillCode'
  | 'listFamily'
  | 'addFamily'
  | 'removeFamily'
  | 'lookUpBill'
  | 'listDues';

export const billRoutes = (deps: Deps): Handlers<Names> => ({
  bindAccount: ({ memberId, body }) => bindAccount(deps, memberId, body),
  listBillAccounts: ({ memberId }) => listBillAccounts(deps, memberId),
  updateBillAccount: ({ memberId, params, body }) => updateBillAccount(deps, memberId, params.accountId, body),
  unbindAccount: ({ memberId, params }) => unbindAccount(deps, memberId, params.accountId).then(() => null),
  readBillCode: ({ body }) => readBillCode(deps, body.text),
  listFamily: ({ memberId }) => listFamily(deps.database, memberId),
  addFamily: ({ memberId, body }) => deps.database.transaction((tx) => addFamily(tx, deps, memberId, body)),
  removeFamily: ({ memberId, params }) => removeFamily(deps.database, memberId, params.familyId).then(() => null),
  lookUpBill: ({ memberId, body }) => lookUpBill(deps, memberId, body),
  listDues: ({ memberId }) => listDues(deps, memberId),
});
