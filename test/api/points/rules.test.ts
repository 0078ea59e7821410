import { pointRules } from '../../../server/database/seed/point-rules';
import { saveRules } from '../../../server/points/rule-versions';
import type { PointRules } from '../../../server/points/rules';
import { startService, type Service } from '../../support/service';

let service: Service;

jest.setTimeout(60_000);

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const save = (change: Partial<PointRules>): Promise<number> => saveRules(service.deps, { ...pointRules, ...change }, new Date(0));
const exchanging = (entering: number, leaving: number): Partial<PointRules> => ({
  exchange: {
    in: { give: 5, get: entering, step: 500, dailyPoints: 2_000 },
    out: { give: 1, get: leaving, step: 100, dailyPoints: 2_000 },
  },
});

describe('rules are refused', () => {
  test.each([
    ['when points that go out and come back in are more', exchanging(1, 6)],
    ['when card points that come in and go back out are more', exchanging(2, 3)],
    ['when a step of the exchange comes to part of a point', { exchange: { ...pointRules.exchange, in: { give: 3, get: 1, step: 500, dailyPoints: 1 } } }],
    ['when a step of cash comes to part of a fen', { cash: { ...pointRules.cash, pointsPerYuan: 3 } }],
    ['when two tasks have one key', { tasks: [pointRules.tasks[0]!, pointRules.tasks[0]!] }],
    ['when a number is none of points', { checkIn: { ...pointRules.checkIn, points: 0 } }],
  ])('%s', async (_, change) => {
    await expect(save(change)).rejects.toMatchObject({ code: 'points-rules-refused' });
  });

  test('and not when there and back is even', async () => {
    expect(await save(exchanging(1, 5))).toBe(2);
  });
});
