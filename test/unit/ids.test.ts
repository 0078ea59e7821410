import { createIds, firstIdAt } from '../../server/ids';

test('ids rise, never repeat and fit 63 bits, also within a millisecond and when the clock goes back', () => {
  let now = Date.UTC(2026, 10, 23);
  const newId = createIds(1023, () => now);
  const ids = Array.from({ length: 10_000 }, (_, at) => {
    if (at === 5_000) now -= 3_600_000;
    return BigInt(newId());
  });
  expect(ids.every((id, at) => at === 0 || id > ids[at - 1]!)).toBe(true);
  expect(ids.at(-1)! < 2n ** 63n).toBe(true);
});

test('two processes make different ids in the same millisecond', () => {
  const nowMs = () => Date.UTC(2026, 10, 23);
  expect(createIds(1, nowMs)()).not.toBe(createIds(2, nowMs)());
});

test('the first id of an instant parts what was made before it from what was made from it on', () => {
  const midnight = new Date('2026-11-28T00:00:00+08:00');
  const idAt = (ms: number) => BigInt(createIds(1_023, () => midnight.getTime() + ms)());
  expect(idAt(-1) < BigInt(firstIdAt(midnight))).toBe(true);
  expect(idAt(0) >= BigInt(firstIdAt(midnight))).toBe(true);
});
