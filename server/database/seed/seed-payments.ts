import type { Biller } from '../../billers/store';
import { findBillerByKey } from '../../billers/store';
import { insertBill } from '../../bills/bill-rows';
import { addPaid } from '../../bills/history';
import { listAccounts } from '../../bills/store';
import type { Deps } from '../../deps';
import type { Id } from '../../ids';
import { firstAskAt } from '../../jobs/ask-again';
import { transferId } from '../../ledger/transfer-id';
import { addPayment } from '../../payments/store';
import { monthOf } from '../../points/months';
import { shanghaiDay } from '../../shanghai';
import { sql, type Queryable } from '../database';
import { depsAt } from './moments';
import { members } from './people';
import { regulars } from './point-stories';
import type { BranchIds } from './seed-branches';
import { joinMember } from './seed-people';
import { momentOf, seededPaymentId } from './seed-points';

const MINUTE_MS = 60_000;

const IS_THERE = sql('seed.has_payment', 'select from payments where id = $1');
const COLLECTED = sql('seed.collected', 'select payment_collected($1, $2, $3, $4, $5, $6, null, $5, $4)');
const DELIVERED = sql('seed.delivered', 'select payment_delivered($1, $2, $3, $4, $5)');
/** Its points were given in its story, and nobody is told of it today. */
const FORGET_EVENT = sql('seed.forget_event', 'delete from events where id = $1');

interface Seeded {
  memberId: Id;
  accountId: Id;
  biller: Biller;
  paidFen: number;
}

const periodOf = (day: string): string => `${day.slice(0, 4)}年${Number(monthOf(day).slice(5))}月`;

/** What a payment goes through, without anybody outside: at its own time, from the bill to its biller. */
const play = async (tx: Queryable, { clock, newId }: Deps, { memberId, accountId, biller, paidFen }: Seeded): Promise<void> => {
  const now = clock.now();
  const day = shanghaiDay(now);
  const id = seededPaymentId(now);
  if ((await tx.query(IS_THERE, [id])).length > 0) return;
  const later = new Date(now.getTime() + 15 * MINUTE_MS);
  const isFetched = biller.content.flow.kind === 'fetch-and-pay';
  const bill = {
    id: newId(), memberId, accountId, billerId: biller.id, billerVersion: biller.version, theirId: isFetched ? `S${id}` : null, owedFen: paidFen, amountFen: paidFen, feeFen: 0,
    isPart: false, period: isFetched ? periodOf(day) : null, holder: null, dueOn: null, items: [], lookedUpAt: now, expiresAt: later,
  };
  await insertBill(tx, bill);
  const terms = { points: 0, pointsFen: 0, rulesVersion: 1, spendId: null, couponId: null, method: 'wechat', paySeenFen: paidFen } as const;
  const times = { startedAt: now, expiresAt: later, askAt: firstAskAt(now), today: day };
  await addPayment(tx, { id, memberId, key: transferId('seed-payment', id), billId: bill.id, ...terms, ...times });
  await tx.query(COLLECTED, [id, paidFen, `42${id}`, now, day, later]);
  const eventId = newId();
  await tx.query(DELIVERED, [id, `B${id}`, day, eventId, new Date(now.getTime() + 2_000)]);
  await addPaid(tx, { paymentId: id, accountId, amountFen: paidFen, paidAt: now.toISOString() });
  await tx.query(FORGET_EVENT, [eventId]);
};

/** Half a year of payments of the regulars: those whose points stand in their stories, made at the same instants under the same numbers. */
export const seedPayments = async (deps: Deps, { startedAt, branchIds }: { startedAt: Date; branchIds: BranchIds }): Promise<void> => {
  for (const { person, steps } of regulars) {
    const memberId = await joinMember(deps, members.find((member) => member.person === person)!, branchIds);
    const accounts = await listAccounts(deps.database, memberId);
    for (const step of steps) {
      if (step.does !== 'pay' || step.billerKey === undefined) continue;
      const biller = await findBillerByKey(deps.database, step.billerKey);
      const account = accounts.find(({ billerId }) => billerId === biller?.id);
      if (!biller || !account) continue; // the catalogue is somebody's own
      const then = depsAt(deps, momentOf(startedAt, step));
      await deps.database.transaction((tx) => play(tx, then, { memberId, accountId: account.id, biller, paidFen: step.paidFen }));
    }
  }
};
