import { findBiller } from '../billers/store';
import { sql } from '../database/database';
import type { Deps } from '../deps';
import { emit } from '../events/outbox';
import type { Id } from '../ids';
import { sweep } from '../jobs/sweep';
import { shanghaiDay } from '../shanghai';

const BATCH = 100;
/** A bill that is over is no longer reminded of. The days are 1, 3 or 7, so that no account is looked at that is farther away. */
const DUE = `due_state = 'due' and reminder_days is not null and unbound_at is null and due_on >= $1::date and due_on <= $1::date + 7
  and due_on - reminder_days <= $1::date and reminded_for is distinct from due_id`;

const LIST = sql(
  'bill_accounts.list_to_remind',
  `select id, due_on as "dueOn" from bill_accounts where ${DUE} and (due_on, id) > ($2::date, $3::bigint) order by due_on, id limit ${BATCH}`,
);
const REMIND = sql(
  'bill_accounts.remind',
  `update bill_accounts set reminded_for = due_id where ${DUE} and id = $2
   returning member_id as "memberId", biller_id as "billerId", masked, due_fen as "dueFen", due_on as "dueOn"`,
);

interface Reminded {
  memberId: Id;
  billerId: Id;
  masked: string;
  dueFen: string;
  dueOn: string;
}

const remind = (deps: Deps, accountId: Id): Promise<void> =>
  deps.database.transaction(async (tx) => {
    const [due] = await tx.query<Reminded>(REMIND, [shanghaiDay(deps.clock.now()), accountId]);
    if (!due) return;
    const { memberId, billerId, masked, dueOn } = due;
    const { content } = (await findBiller(tx, billerId))!;
    await emit(tx, deps, 'bill-due', { memberId, accountId, biller: content.name, masked, amountFen: Number(due.dueFen), dueOn });
  });

/** Tells of every bill that ends soon, once: as many days ahead as the member wants. */
export const remindOfBills = (deps: Deps): Promise<void> =>
  sweep<{ id: Id; dueOn: string }>(
    (after) => {
      const today = shanghaiDay(deps.clock.now());
      return deps.database.query(LIST, [today, after?.dueOn ?? today, after?.id ?? '0']);
    },
    ({ id }) => remind(deps, id),
  );
