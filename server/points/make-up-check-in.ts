import type { CheckInAnswer, MakeUpBody } from '@micro-branch/contract/points';
import type { Static } from '@sinclair/typebox';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { findMember } from '../members/store';
import { Refusal } from '../refusal';
import { addDays, shanghaiDay } from '../shanghai';
import { daysInRowAfter } from './check-in-rules';
import { addCheckIn, countStreak, findByKey, findMakeUpDay, listRecent, presentCheckIn, type CheckIn } from './check-ins';
import { lockPoints } from './lock-points';
import { getRules } from './rule-versions';

type Asked = Static<typeof MakeUpBody>;

const mend = async (tx: Queryable, { clock }: Deps, memberId: Id, { key, day }: Asked): Promise<CheckIn> => {
  const checkedInAt = clock.now();
  const today = shanghaiDay(checkedInAt);
  const { rules } = await getRules(tx, checkedInAt);
  const member = await findMember(tx, memberId);
  const recent = await listRecent(tx, memberId, today);
  if (!member || day !== findMakeUpDay(rules, recent, { today, joinedAt: member.joinedAt })) throw new Refusal('make-up-refused');
  const after = daysInRowAfter(new Set(recent.map((made) => made.day)), day);
  const streak = (await countStreak(tx, memberId, addDays(day, -1))) + 1 + after;
  const made: CheckIn = { day, kind: 'make-up', points: 0, bonus: 0, streak, checkedInAt };
  await addCheckIn(tx, { memberId, key, ...made });
  return made;
};

/**
 * Makes up the day that was missed last: it mends the streak and gives no points itself. The same key and day again answer
 * the first result; with another day it refuses with `idempotency-conflict`. Refuses with `make-up-refused`.
 */
export const makeUpCheckIn = (deps: Deps, memberId: Id, asked: Asked): Promise<CheckInAnswer> =>
  deps.database.transaction(async (tx) => {
    await lockPoints(tx, deps, memberId);
    const earlier = await findByKey(tx, memberId, asked.key);
    if (earlier && (earlier.kind !== 'make-up' || earlier.day !== asked.day)) throw new Refusal('idempotency-conflict');
    return presentCheckIn(earlier ?? (await mend(tx, deps, memberId, asked)));
  });
