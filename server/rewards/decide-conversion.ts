import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { EventPayloads } from '../events/outbox';
import { findConversion } from '../referrals/conversions';
import { takeFromBudget } from './budget';
import { decideReward } from './decide';
import { findCandidates, gatherFacts, isCredited, isOffered, monthOfConversion, type Candidate, type Credited } from './facts';
import { payReward } from './pay';
import { addReward, listRewards, lockPeople } from './store';

const decideOne = async (tx: Queryable, deps: Deps, conversion: Credited, candidate: Candidate): Promise<void> => {
  const facts = await gatherFacts(tx, conversion, candidate, { isBinding: true });
  if (!isOffered(facts)) return;
  const decision = decideReward(facts);
  const { level, sharerId: memberId } = candidate;
  const decidedAt = deps.clock.now();
  const about = { id: deps.newId(), conversionId: conversion.id, level, memberId, openerId: conversion.memberId };
  const paidAt = decision.state === 'paid' ? decidedAt : null;
  const reward = { ...about, month: monthOfConversion(conversion), ...decision, decidedAt, paidAt };
  if (!(await addReward(tx, reward))) throw new Error(`conversion ${conversion.id} was decided behind the lock of its people`);
  if (decision.points > 0) await takeFromBudget(tx, decision.rulesVersion!, decision.points);
  if (decision.state === 'paid') await payReward(tx, deps, reward);
};

/**
 * Decides once whether a conversion is rewarded, and pays. Heard again, nothing changes: rules, caps and budgets may be others by
 * then, what was decided stays. Everything that is decided of the same people, a review and a reversal too, waits its turn.
 */
export const decideConversion = async (tx: Queryable, deps: Deps, { conversionId }: EventPayloads['conversion-credited']): Promise<void> => {
  const found = await findConversion(tx, conversionId);
  if (!found || !isCredited(found)) throw new Error(`conversion ${conversionId} is credited to nobody`);
  const candidates = await findCandidates(tx, found);
  await lockPeople(tx, [found.memberId, ...candidates.map(({ sharerId }) => sharerId)]);
  if ((await listRewards(tx, conversionId)).length > 0) return;
  const conversion = { ...found, ...(await findConversion(tx, conversionId)) } as Credited;
  for (const candidate of candidates) await decideOne(tx, deps, conversion, candidate);
};
