import type { Figure } from '@micro-branch/contract/fraud';
import { explain } from '../../server/fraud/explain';
import { atLeast, atMost } from '../../server/fraud/rules';

test('a signal is explained by its figures and their limits', () => {
  expect(explain('device-ring', [atLeast('members-on-trace', 6, 4), atLeast('percent-of-day', 75, 30), atMost('strangers-with-trace', 0, 4)])).toBe(
    '多个客户来自同一部手机：同一手机和网络的客户 6 人（界限：不少于 4 人）；占当天到访 75%（界限：不少于 30%）；同型号同网络的其他客户 0 人（界限：不多于 4 人）。',
  );
});

test('a figure of rules that are gone still shows its numbers', () => {
  const old: Figure = { name: 'phase-of-moon', seen: 3, limit: 2, bound: 'at-least' };
  expect(explain('burst', [old])).toBe('到访突然远高于平时：phase-of-moon 3（界限：不少于 2）。');
});
