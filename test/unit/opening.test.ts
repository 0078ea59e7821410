import { describeHours, openingAt, type WeeklyHours } from '../../server/branches/opening';

const city: WeeklyHours = { weekdays: { opens: '09:00', closes: '17:00' }, weekends: { opens: '10:00', closes: '16:00' } };
const office: WeeklyHours = { weekdays: { opens: '09:00', closes: '17:00' }, weekends: null };
const shanghai = (text: string) => new Date(`${text}+08:00`);

describe('the opening state of a branch', () => {
  test.each([
    ['before it opens', city, '2026-11-23T08:59', '未营业 · 今天 09:00 营业'],
    ['from the minute it opens', city, '2026-11-23T09:00', '营业中 · 17:00 结束'],
    ['to the minute before it closes', city, '2026-11-23T16:59', '营业中 · 17:00 结束'],
    ['from the minute it closes', city, '2026-11-23T17:00', '已休息 · 明天 09:00 营业'],
    ['on a Saturday', city, '2026-11-28T10:30', '营业中 · 16:00 结束'],
    ['on a closed Saturday', office, '2026-11-28T10:30', '已休息 · 周一 09:00 营业'],
    ['on a Friday evening before a closed weekend', office, '2026-11-27T18:00', '已休息 · 周一 09:00 营业'],
    ['on a closed Sunday', office, '2026-11-29T12:00', '已休息 · 明天 09:00 营业'],
  ])('%s', (_, hours, at, said) => {
    expect(openingAt(hours, shanghai(at)).openingState).toBe(said);
  });

  test('says the week in words', () => {
    expect(describeHours(office)).toBe('周一至周五 09:00–17:00，周末休息');
  });
});
