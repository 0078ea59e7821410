import { findBiller } from '../billers/store';
import { sql } from '../database/database';
import type { Deps } from '../deps';
import { askDue } from '../jobs/ask-again';
import type { IsStopping } from '../jobs/loop';
import { askBiller } from './make-bill';
import { openFields } from './open-fields';
import { ACCOUNT_COLUMNS, accountOf, type AccountRow, type BillAccount } from './store';

const ASKED_AT_ONCE = 10;
/** Who takes an account and dies leaves it to the next after this time. */
const TAKEN_MINUTES = 30;

const TAKE = sql(
  'bill_accounts.take_to_check',
  `update bill_accounts a set check_at = $1::timestamptz + interval '${TAKEN_MINUTES} minutes'
   where id = any (array(
     select id from bill_accounts where check_at <= $1 and unbound_at is null order by check_at limit ${ASKED_AT_ONCE} for update skip locked
   )) returning ${ACCOUNT_COLUMNS}`,
);
const LEAVE = sql('bill_accounts.leave', 'update bill_accounts set check_at = null where id = $1');

const check = async (deps: Deps, account: BillAccount): Promise<void> => {
  const biller = await findBiller(deps.database, account.billerId);
  if (!biller || biller.content.flow.kind !== 'fetch-and-pay' || account.fieldsSealed === null) {
    return void (await deps.database.query(LEAVE, [account.id]));
  }
  await askBiller(deps, { account, biller, fields: openFields(deps, account.id, account.fieldsSealed) });
};

/** Asks billers what accounts owe that are due to be asked about, a few at once. Several processes may run at once. */
export const checkDues = (deps: Deps, isStopping?: IsStopping): Promise<void> =>
  askDue({
    next: async () => (await deps.database.query<AccountRow>(TAKE, [deps.clock.now()])).map(accountOf),
    ask: (account) => check(deps, account),
    isStopping,
  });
