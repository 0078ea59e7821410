import { addAccount } from '../../bills/accounts';
import { noteAnswer } from '../../bills/dues';
import { addFamily } from '../../bills/family';
import type { BillAnswer } from '../../billers/biller-link';
import { findBillerByKey } from '../../billers/store';
import type { Deps } from '../../deps';
import type { Id } from '../../ids';
import { transferId } from '../../ledger/transfer-id';
import { createWorld } from '../../sandbox/billers/world';
import { shanghaiDay } from '../../shanghai';
import { depsAt, momentFrom } from './moments';
import { members } from './people';
import type { BranchIds } from './seed-branches';
import { joinMember } from './seed-people';

interface SeededAccount {
  person: string;
  billerKey: string;
  fields: Record<string, string>;
  alias: string | null;
  family: string | null;
}

const of = (person: string, billerKey: string, fields: SeededAccount['fields'], { alias = null, family = null }: { alias?: string | null; family?: string | null } = {}): SeededAccount => ({
  person,
  billerKey,
  fields,
  alias,
  family,
});

const ACCOUNTS: readonly SeededAccount[] = [
  of('wang-xiaoman', 'electricity-310100', { account: '3101000128600' }, { alias: '家里电费' }),
  of('wang-xiaoman', 'water-310100', { account: '3101000173' }),
  of('wang-xiaoman', 'gas-310100', { account: '310100002615' }),
  of('wang-xiaoman', 'broadband-310100', { account: '31010000034567' }),
  of('wang-xiaoman', 'mobile-top-up', { phone: '13800138006' }, { alias: '我的手机' }),
  of('wang-xiaoman', 'electricity-110100', { account: '1101000260817' }, { alias: '爸妈家电费', family: '爸妈家' }),
  of('wang-xiaoman', 'heating-110100', { account: '11010008812' }, { family: '爸妈家' }),
  of('li-zhiyuan', 'electricity-310100', { account: '3101000451127' }),
  of('li-zhiyuan', 'mobile-top-up', { phone: '13900139015' }),
  of('chen-yihe', 'water-310100', { account: '3101004286' }),
  of('zhou-lidong', 'gas-310100', { account: '310100771530' }),
  of('he-shuyan', 'mobile-top-up', { phone: '13700137028' }),
];
const BOUND = { day: -45, time: '20:15' };
/** She has paid from here for half a year. */
const XIAOMAN_BOUND = { day: -240, time: '20:15' };

/** What the sandbox, which does not listen yet, will say of an account. */
const answerOf = ({ clock }: Deps, { billerKey, fields }: SeededAccount): BillAnswer => {
  const today = shanghaiDay(clock.now());
  const world = createWorld(today);
  const account = { billerKey, fields };
  const { id, fen, dueOn, period, items } = world.billsOn(account, today)[0]!;
  return { state: 'due', holder: world.holderOf(account), bill: { theirId: id, owedFen: fen, dueOn, period, items } };
};

const seedAccount = async (deps: Deps, bound: Deps, memberId: Id, seeded: SeededAccount): Promise<void> => {
  const { person, billerKey, fields, alias, family } = seeded;
  const biller = await findBillerByKey(deps.database, billerKey);
  if (!biller) return; // the catalogue is somebody's own
  const account = await deps.database.transaction(async (tx) => {
    const named = family && (await addFamily(tx, deps, memberId, { key: transferId('seed-family', person, family), name: family }));
    const key = transferId('seed-bill-account', person, billerKey);
    return addAccount(tx, bound, { memberId, key, biller, fields, alias, familyId: named ? named.id : null });
  });
  if (biller.content.flow.kind === 'fetch-and-pay') await noteAnswer(deps.database, deps, account, answerOf(deps, seeded));
};

/** 王小满 has her own accounts and those of her parents, and owes 128.60 yuan of electricity in five days; a few others have one or two. */
export const seedBillAccounts = async (deps: Deps, { startedAt, branchIds }: { startedAt: Date; branchIds: BranchIds }): Promise<void> => {
  for (const seeded of ACCOUNTS) {
    const who = members.find(({ person }) => person === seeded.person)!;
    const bound = depsAt(deps, momentFrom(startedAt, seeded.person === 'wang-xiaoman' ? XIAOMAN_BOUND : BOUND));
    await seedAccount(deps, bound, await joinMember(deps, who, branchIds), seeded);
  }
};
