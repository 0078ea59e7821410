import { canVisitOn } from '../../server/applications/rules';

const weekdaysOnly = { weekdays: { opens: '09:00', closes: '17:00' }, weekends: null };

test.each([
  ['today', '2026-11-23', false],
  ['tomorrow', '2026-11-24', true],
  ['a closed Saturday', '2026-11-28', false],
  ['the thirtieth day', '2026-12-23', true],
  ['the day after it', '2026-12-24', false],
  ['yesterday', '2026-11-22', false],
])('a visit %s is decided by the branch', (_, day, can) => {
  expect(canVisitOn(day, weekdaysOnly, '2026-11-23')).toBe(can);
});
