import { settleBackground } from '../../background';
import type { Deps } from '../../deps';
import { depsAt, momentFrom } from './moments';
import { finishProgress, startProgress } from './progress';
import { seedBranches } from './seed-branches';
import { seedCards } from './seed-cards';
import { seedStaff } from './seed-people';
import { seedStories } from './seed-stories';

/** The staff were there long before the story, and so were not brought by anybody's code. */
const STAFF_JOINED = { day: -400, time: '09:00' };
const CARDS_APPROVED = { day: -20, time: '16:30' };

/**
 * Fills an empty database with the demonstration, through the use cases of the rooms. Every step may be repeated: a
 * seed that was killed is completed by the next start, and one that is finished does nothing.
 */
export const seed = async (deps: Deps, log: (line: string) => void): Promise<void> => {
  const { startedAt, finishedAt } = await startProgress(deps);
  if (finishedAt) return;
  const branchIds = await seedBranches(deps);
  const staff = await seedStaff(depsAt(deps, momentFrom(startedAt, STAFF_JOINED)), branchIds);
  const cardIds = await seedCards(depsAt(deps, momentFrom(startedAt, CARDS_APPROVED)), staff);
  log(`seeded ${branchIds.size} branches and ${cardIds.size} cards`);
  await seedStories(deps, { startedAt, branchIds, cardIds });
  await settleBackground(deps);
  await finishProgress(deps);
  log('seeded the demonstration chains');
};
