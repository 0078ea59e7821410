import type { CheckInAnswer } from '@micro-branch/contract/points';
import { points } from '@micro-branch/contract/units';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { addDays, shanghaiDay } from '../shanghai';
import { checkInPoints } from './check-in-rules';
import { addCheckIn, countStreak, findByKey, listRecent, presentCheckIn, type CheckIn } from './check-ins';
import { give } from './give';
import { lockPoints } from './lock-points';
import { getRules } from './rule-versions';

const checkInToday = async (tx: Queryable, deps: Deps, memberId: Id, key: string): Promise<CheckIn> => {
  const checkedInAt = deps.clock.now();
  const day = shanghaiDay(checkedInAt);
  const [last] = await listRecent(tx, memberId, day);
  if (last && last.day >= day) throw new Refusal('already-checked-in');
  const inForce = await getRules(tx, checkedInAt);
  const streak = 1 + (await countStreak(tx, memberId, addDays(day, -1)));
  const { steps, ...given } = checkInPoints(inForce.rules, streak);
  const made: CheckIn = { day, kind: 'on-time', ...given, streak, checkedInAt };
  await addCheckIn(tx, { memberId, key, ...made });
  const total = points(given.points + given.bonus);
  await give(tx, deps, { memberId, source: 'check-in', reference: day, points: total, steps, earnedOn: day }, inForce);
  return made;
};

/**
 * Checks in on the day it is in Shanghai. The same key answers the first result, on another day too. Refuses with
 * `already-checked-in`, and so does a clock that went back: a day that is not after the last one gives nothing.
 */
export const checkIn = (deps: Deps, memberId: Id, key: string): Promise<CheckInAnswer> =>
  deps.database.transaction(async (tx) => {
    await lockPoints(tx, deps, memberId);
    const earlier = await findByKey(tx, memberId, key);
    if (earlier && earlier.kind !== 'on-time') throw new Refusal('idempotency-conflict');
    return presentCheckIn(earlier ?? (await checkInToday(tx, deps, memberId, key)));
  });
