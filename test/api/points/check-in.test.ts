import { randomUUID } from 'node:crypto';
import type { CheckInAnswer, CheckInView } from '@micro-branch/contract/points';
import { checkIn } from '../../../server/points/check-in';
import { makeUpCheckIn } from '../../../server/points/make-up-check-in';
import { addDays } from '../../../server/shanghai';
import { depsAt, lotsOf, moveTo, newVisitor, refusalOf, type Visitor } from '../../support/points';
import { startService, type Service } from '../../support/service';

const FIRST = '2027-03-03';

let service: Service;
let visitor: Visitor;

jest.setTimeout(120_000);

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const onDay = (day: string) => depsAt(service.deps, `${day}T08:00:00+08:00`);
const dayOf = (n: number): string => addDays(FIRST, n - 1);
const comeOn = (...days: number[]): Promise<CheckInAnswer[]> =>
  days.reduce<Promise<CheckInAnswer[]>>(async (before, n) => [...(await before), await checkIn(onDay(dayOf(n)), visitor.memberId, randomUUID())], Promise.resolve([]));

/** A member since the first day; the clock stands at eight o'clock of a day. */
const standOn = (n: number): void => moveTo(service.clock, `${dayOf(n)}T08:00:00+08:00`);

beforeEach(async () => {
  standOn(1);
  visitor = await newVisitor(service);
});

const view = () => visitor.get<CheckInView>('/points/check-ins');
const press = (key = randomUUID()) => visitor.post('/points/check-ins', { key });
const makeUp = (day: string, key = randomUUID()) => visitor.post('/points/check-ins/make-up', { key, day });

describe('checking in', () => {
  test('gives the points of the day once, as a lot that ends 24 months on', async () => {
    expect(await view()).toMatchObject({ today: FIRST, isCheckedIn: false, streak: 0, todayPoints: 5, nextBonus: { streak: 7, points: 20 }, days: [] });
    expect((await press()).body).toEqual({ day: FIRST, kind: 'on-time', points: 5, bonus: 0, streak: 1 });
    expect(await lotsOf(service.deps.database, visitor.memberId)).toEqual([
      { source: 'check-in', points: 5, remaining: 5, earnedOn: FIRST, endsOn: '2029-03-31' },
    ]);
    expect(await view()).toMatchObject({ isCheckedIn: true, streak: 1, todayPoints: 5, days: [{ day: FIRST, kind: 'on-time' }] });
  });

  test('five times at once with one key happens once, with one answer', async () => {
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => press(key)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await lotsOf(service.deps.database, visitor.memberId)).toHaveLength(1);
  });

  test('five times at once with five keys happens once, and the others are told', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => press()));
    expect(answers.map((answer) => refusalOf(answer) ?? 'done').sort()).toEqual([...Array<string>(4).fill('already-checked-in'), 'done']);
    expect(await lotsOf(service.deps.database, visitor.memberId)).toHaveLength(1);
  });

  test('with a key of yesterday answers what yesterday answered', async () => {
    const key = randomUUID();
    const first = await press(key);
    standOn(2);
    expect((await press(key)).body).toEqual(first.body);
    expect(await view()).toMatchObject({ isCheckedIn: false });
  });

  test('is a new day at midnight in Shanghai, not in Greenwich', async () => {
    moveTo(service.clock, '2027-03-05T15:59:50Z');
    expect((await press()).body).toMatchObject({ day: '2027-03-05' });
    moveTo(service.clock, '2027-03-05T16:00:10Z');
    expect((await press()).body).toMatchObject({ day: '2027-03-06', streak: 2 });
  });

  test('gives the bonus on the seventh day in a row, and begins anew after a gap', async () => {
    const answers = await comeOn(1, 2, 3, 4, 5, 6, 7, 8, 10);
    expect(answers.map(({ streak, bonus }) => [streak, bonus])).toEqual([
      [1, 0], [2, 0], [3, 0], [4, 0], [5, 0], [6, 0], [7, 20], [8, 0], [1, 0],
    ]);
    expect((await lotsOf(service.deps.database, visitor.memberId))[6]).toMatchObject({ points: 25 });
  });

  test('gives nothing again when the clock went back', async () => {
    standOn(5);
    await press();
    standOn(4);
    expect(refusalOf(await press())).toBe('already-checked-in');
    expect(await view()).toMatchObject({ isCheckedIn: true });
    standOn(5);
    expect(refusalOf(await press())).toBe('already-checked-in');
    standOn(6);
    expect((await press()).body).toMatchObject({ streak: 2 });
  });

  test.each([{}, { key: 'again' }, { key: randomUUID(), day: FIRST }, { key: randomUUID(), memberId: '1' }])('refuses the body %j', async (body) => {
    expect(refusalOf(await visitor.post('/points/check-ins', body))).toBe('invalid-input');
  });
});

describe('making up', () => {
  test('mends the streak up to yesterday and gives nothing itself', async () => {
    await comeOn(1, 2, 4);
    standOn(5);
    expect(await view()).toMatchObject({ streak: 1, makeUpDay: dayOf(3) });
    expect((await makeUp(dayOf(3))).body).toEqual({ day: dayOf(3), kind: 'make-up', points: 0, bonus: 0, streak: 4 });
    expect(await view()).toMatchObject({ streak: 4, makeUpDay: null, isCheckedIn: false });
    expect((await press()).body).toMatchObject({ streak: 5 });
    expect(await lotsOf(service.deps.database, visitor.memberId)).toHaveLength(4);
  });

  test('counts today too when today is checked in', async () => {
    await comeOn(1, 3);
    standOn(3);
    expect((await makeUp(dayOf(2))).body).toMatchObject({ streak: 3 });
  });

  test('five times at once with one key happens once, with one answer', async () => {
    await comeOn(1, 3);
    standOn(4);
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => makeUp(dayOf(2), key)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  test('refuses any day but the last one missed', async () => {
    await comeOn(1, 4);
    standOn(5);
    for (const day of [dayOf(1), dayOf(2), dayOf(4), dayOf(5), dayOf(6), addDays(FIRST, -1)]) {
      expect(refusalOf(await makeUp(day))).toBe('make-up-refused');
    }
  });

  test('is once a month, and a clock that went back a month gives none anew', async () => {
    await comeOn(1, 3, 5);
    standOn(6);
    expect((await makeUp(dayOf(4))).status).toBe(200);
    expect(refusalOf(await makeUp(dayOf(2)))).toBe('make-up-refused');
    moveTo(service.clock, '2027-02-20T08:00:00+08:00');
    expect(refusalOf(await makeUp('2027-02-19'))).toBe('make-up-refused');
    await comeOn(28, 29, 30, 32); // up to 3 April
    standOn(33);
    await expect(makeUpCheckIn(onDay(dayOf(33)), visitor.memberId, { key: randomUUID(), day: dayOf(31) })).resolves.toMatchObject({ streak: 5 });
  });

  test('refuses a key that was used for another day, or for checking in', async () => {
    await comeOn(1, 3);
    standOn(4);
    const key = randomUUID();
    await makeUp(dayOf(2), key);
    expect(refusalOf(await makeUp(dayOf(1), key))).toBe('idempotency-conflict');
    expect(refusalOf(await press(key))).toBe('idempotency-conflict');
    const other = randomUUID();
    await press(other);
    expect(refusalOf(await makeUp(dayOf(4), other))).toBe('idempotency-conflict');
  });

  test.each(['2027-02-30', 'yesterday', '20270302'])('refuses %s as a day', async (day) => {
    expect(refusalOf(await makeUp(day))).toBe('invalid-input');
  });
});

test('another member’s days are never seen', async () => {
  await press();
  const other = await newVisitor(service);
  expect(await other.get<CheckInView>('/points/check-ins')).toMatchObject({ isCheckedIn: false, streak: 0, days: [] });
});
