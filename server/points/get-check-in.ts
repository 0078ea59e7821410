import type { CheckInView } from '@micro-branch/contract/points';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { findMember } from '../members/store';
import { Refusal } from '../refusal';
import { addDays, shanghaiDay } from '../shanghai';
import { checkInPoints, nextBonus } from './check-in-rules';
import { countStreak, findMakeUpDay, listRecent } from './check-ins';
import { getRules } from './rule-versions';

/** The member's check-ins as their page shows them. */
export const getCheckIn = async ({ database, clock }: Deps, memberId: Id): Promise<CheckInView> => {
  const now = clock.now();
  const today = shanghaiDay(now);
  const { rules } = await getRules(database, now);
  const member = await findMember(database, memberId);
  if (!member) throw new Refusal('session-expired');
  const recent = await listRecent(database, memberId, today);
  const made = recent.find(({ day }) => day === today);
  const streak = await countStreak(database, memberId, made ? today : addDays(today, -1));
  const given = made ?? checkInPoints(rules, streak + 1);
  return {
    today,
    isCheckedIn: recent.some(({ day }) => day >= today),
    streak,
    todayPoints: given.points + given.bonus,
    nextBonus: nextBonus(rules, streak),
    days: recent.filter(({ day }) => day <= today).map(({ day, kind }) => ({ day, kind })),
    makeUpDay: findMakeUpDay(rules, recent, { today, joinedAt: member.joinedAt }),
  };
};
