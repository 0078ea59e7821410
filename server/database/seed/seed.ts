import { settleBackground } from '../../background';
import type { Deps } from '../../deps';
import { depsAt, momentFrom } from './moments';
import { newcomers, regulars } from './point-stories';
import { finishProgress, startProgress } from './progress';
import { seedBillers } from './seed-billers';
import { seedBillAccounts } from './seed-bills';
import { seedBranches } from './seed-branches';
import { seedCards } from './seed-cards';
import { seedMall } from './seed-mall';
import { seedPayments } from './seed-payments';
import { seedStaff } from './seed-people';
import { seedPointRules, seedPointStories, sweepUntil } from './seed-points';
import { seedRewardRules } from './seed-rewards';
import { seedStories } from './seed-stories';

const RULES_SAVED = { day: -900, time: '09:00' };
/** The staff were there long before the story, and so were not brought by anybody's code. */
const STAFF_JOINED = { day: -400, time: '09:00' };
const CARDS_APPROVED = { day: -20, time: '16:30' };

/**
 * Fills an empty database with the demonstration, through the use cases of the rooms. Every step may be repeated: a
 * seed that was killed is completed by the next start, and one that is finished does nothing.
 */
export const seed = async (deps: Deps, log: (line: string) => void): Promise<void> => {
  const { startedAt, finishedAt } = await startProgress(deps);
  const billers = await seedBillers(deps);
  if (billers > 0) log(`seeded ${billers} billers`);
  if (finishedAt) return;
  await seedPointRules(depsAt(deps, momentFrom(startedAt, RULES_SAVED)));
  await seedRewardRules(depsAt(deps, momentFrom(startedAt, RULES_SAVED)));
  const branchIds = await seedBranches(deps);
  const staff = await seedStaff(depsAt(deps, momentFrom(startedAt, STAFF_JOINED)), branchIds);
  const cardIds = await seedCards(depsAt(deps, momentFrom(startedAt, CARDS_APPROVED)), staff);
  log(`seeded ${branchIds.size} branches and ${cardIds.size} cards`);
  await seedPointStories(deps, regulars, { startedAt, branchIds });
  await seedStories(deps, { startedAt, branchIds, cardIds });
  await seedPointStories(deps, newcomers, { startedAt, branchIds });
  await seedMall(deps, { startedAt, branchIds });
  await seedBillAccounts(deps, { startedAt, branchIds });
  await seedPayments(deps, { startedAt, branchIds });
  await sweepUntil(deps, startedAt);
  await settleBackground(deps);
  await finishProgress(deps);
  log('seeded the demonstration chains');
};
