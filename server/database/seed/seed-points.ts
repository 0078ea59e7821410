import { findBillerByKey } from '../../billers/store';
import type { Deps } from '../../deps';
import { createIds, type Id } from '../../ids';
import { transferId } from '../../ledger/transfer-id';
import { checkIn } from '../../points/check-in';
import { claimTask } from '../../points/claim-task';
import { expirePoints } from '../../points/expire-points';
import { giveForPayment } from '../../points/give-for-payment';
import { saveRules } from '../../points/rule-versions';
import { addDays, shanghaiDay } from '../../shanghai';
import { sql } from '../database';
import { depsAt, momentFrom } from './moments';
import { members } from './people';
import { pointRules } from './point-rules';
import type { Before, PointStep, PointStory } from './point-stories';
import type { BranchIds } from './seed-branches';
import { joinMember } from './seed-people';

const ENDED_DAYS = sql('seed.ended_days', 'select distinct ends_on as "endsOn" from lots where is_open and ends_on < $1 order by 1');
const HAS_RULES = sql('seed.has_rules', 'select from point_rules limit 1');

/** The first version of the rules, where there is none yet. */
export const seedPointRules = async (deps: Deps): Promise<void> => {
  if ((await deps.database.query(HAS_RULES)).length === 0) await saveRules(deps, pointRules, deps.clock.now());
};

/** No process of the service makes ids with this number, which is drawn by lot, at an instant of the past. */
const PROCESS_NUMBER = 1022;

/** The number of the payment that was made at an instant: the same in every run. */
export const seededPaymentId = (instant: Date): Id => createIds(PROCESS_NUMBER, () => instant.getTime())();

export const momentOf = (startedAt: Date, step: Before): Date => {
  if ('day' in step) return momentFrom(startedAt, { day: step.day, time: '08:20' });
  const [year = 0, month = 0] = shanghaiDay(startedAt).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + step.month, step.dayOfMonth, 4));
};

interface Doing {
  memberId: Id;
  /** The same step has the same name in every run, so that a seed that is repeated gives nothing twice. */
  name: string;
}

const take = async (deps: Deps, step: PointStep, { memberId, name }: Doing): Promise<void> => {
  if (step.does === 'check-in') await checkIn(deps, memberId, transferId('seed', name));
  if (step.does === 'claim') await claimTask(deps, memberId, step.taskKey);
  if (step.does === 'pay') {
    const biller = step.billerKey === undefined ? undefined : await findBillerByKey(deps.database, step.billerKey);
    const paymentId = biller ? seededPaymentId(deps.clock.now()) : name;
    const payment = { paymentId, memberId, biller: biller?.content.name ?? '生活缴费', paidFen: step.paidFen, paidAt: deps.clock.now().toISOString() };
    await deps.database.transaction((tx) => giveForPayment(tx, deps, payment));
  }
};

/** Takes what had ended by an instant as the service would have: in the first minute after each day on which any did. */
export const sweepUntil = async (deps: Deps, instant: Date): Promise<void> => {
  const days = await deps.database.query<{ endsOn: string }>(ENDED_DAYS, [shanghaiDay(instant)]);
  for (const { endsOn } of days) await expirePoints(depsAt(deps, new Date(`${addDays(endsOn, 1)}T00:00:30+08:00`)));
};

/** Plays histories through the use cases, each step at its own time, with what had ended by then taken first. */
export const seedPointStories = async (
  deps: Deps,
  stories: readonly PointStory[],
  { startedAt, branchIds }: { startedAt: Date; branchIds: BranchIds },
): Promise<void> => {
  const play = async ({ person, steps }: PointStory): Promise<void> => {
    const who = members.find((member) => member.person === person)!;
    for (const [index, step] of steps.entries()) {
      const then = depsAt(deps, momentOf(startedAt, step));
      const memberId = await joinMember(then, who, branchIds);
      await sweepUntil(deps, then.clock.now());
      await take(then, step, { memberId, name: `${person}-${index}` });
    }
  };
  for (const story of stories) await play(story);
};
