import { askAgainAt } from '../../server/fraud/wait-for-scan';

const AT = new Date('2026-11-02T10:00:00Z');
const secondsLater = (seconds: number): Date => new Date(AT.getTime() + seconds * 1_000);

test.each([
  ['at once: when it can have been looked at', 0, 35],
  ['a moment before that', 29, 35],
  ['just when it could have been', 35, 40],
  ['after the shortest pause is a tenth', 50, 55],
  ['after ten minutes', 600, 660],
  ['after a hundred minutes', 6_000, 6_600],
  ['after a day: never more than ten minutes', 86_400, 87_000],
])('a conversion that waits for the scan is asked for again: %s', (_, waited, again) => {
  expect(askAgainAt(AT, secondsLater(waited))).toEqual(secondsLater(again));
});
