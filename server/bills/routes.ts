import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';

export const billRoutes = (_deps: Deps): Handlers<'bindAccount' | 'listBillAccounts' | 'updateBillAccount' | 'unbindAccount' | 'readBillCode' | 'listFamily' | 'addFamily' | 'removeFamily' | 'lookUpBill' | 'listDues'> => ({}) as Handlers<'bindAccount' | 'listBillAccounts' | 'updateBillAccount' | 'unbindAccount' | 'readBillCode' | 'listFamily' | 'addFamily' | 'removeFamily' | 'lookUpBill' | 'listDues'>;
