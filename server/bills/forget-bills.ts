import type { Deps } from '../deps';
import { forgetBillsBefore } from './bill-rows';
import { BILL_DAYS_KEPT, DAY_MS } from './rules';

const BATCH = 5_000;

/** What was looked up days ago is forgotten, paid or not: a payment has its own copy of all that it needs of it. */
export const forgetBills = async ({ database, clock }: Deps): Promise<void> => {
  const before = new Date(clock.now().getTime() - BILL_DAYS_KEPT * DAY_MS);
  while ((await forgetBillsBefore(database, before, BATCH)) === BATCH);
};
