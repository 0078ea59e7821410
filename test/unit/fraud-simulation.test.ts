import type { Finding } from '../../server/fraud/rules';
import { tellDishonestStories } from '../../tools/fraud-simulation/dishonest';
import { newWorld, type History } from '../../tools/fraud-simulation/history';
import { noTallies, scoresOf, tally } from '../../tools/fraud-simulation/score';
import { runSimulation } from '../../tools/fraud-simulation/simulate';

const finding = (kind: Finding['kind'], sharerId: string, openerId: string | null = null): Finding => ({
  kind, sharerId, openerId, windowStart: new Date(0), figures: [], nodeIds: [],
});

const history = (schemes: [kind: Finding['kind'], ...memberIds: string[]][]): History => ({
  people: new Map(),
  happenings: [],
  schemes: schemes.map(([kind, ...memberIds]) => ({ kind, memberIds: new Set(memberIds) })),
});

test('precision is how many signals are about somebody dishonest, recall how many schemes were found', () => {
  const tallies = noTallies();
  tally(tallies, history([['burst', '1', '2'], ['burst', '3'], ['loop', '4', '5']]), [
    finding('burst', '1'),
    finding('burst', '9'),
    finding('device-ring', '8', '3'),
    finding('loop', '9', '5'),
  ]);
  const scores = new Map(scoresOf(tallies).map((score) => [score.kind, score]));
  expect(scores.get('burst')).toMatchObject({ signals: 2, trueSignals: 1, precision: 0.5, schemes: 2, found: 1, foundByAny: 2, recall: 0.5 });
  expect(scores.get('device-ring')).toMatchObject({ signals: 1, precision: 1, schemes: 0, recall: null });
  expect(scores.get('loop')).toMatchObject({ precision: 1, recall: 1 });
  expect(scores.get('network-ring')).toMatchObject({ signals: 0, precision: null, recall: null });
  expect(scores.get('all')).toMatchObject({ signals: 4, trueSignals: 3, precision: 0.75, schemes: 3, foundByAny: 3, recall: 1 });
});

test('the same seed tells the same stories, another seed others', () => {
  const told = (seed: number): string => {
    const world = newWorld(seed);
    tellDishonestStories(world, 0.04);
    return JSON.stringify(world.history.happenings.map(({ kind, atMs }) => [kind, atMs]));
  };
  expect(told(1)).toBe(told(1));
  expect(told(1)).not.toBe(told(2));
});

test.each(['x', '-1', '1.5', '4294967296', 'Infinity'])('a seed of %s is refused', (seed) => {
  expect(() => runSimulation({ seed })).toThrow('--seed is a whole number');
});
