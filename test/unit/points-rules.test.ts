import { pointRules } from '../../server/database/seed/point-rules';
import { checkRules, type PointRules } from '../../server/points/rules';

const refused = (change: object): unknown => {
  try {
    checkRules({ ...pointRules, ...change });
    return 'taken';
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return [code, message];
  }
};
const naming = (what: string): unknown[] => ['points-rules-refused', expect.stringContaining(what)];
const { cash, exchange, payment, tasks } = pointRules;

test('the rules of the demonstration branch may be saved', () => {
  expect(checkRules(pointRules)).toEqual(pointRules);
});

test.each([
  ['/expiryMonths', { expiryMonths: 0 }],
  ['/payment/perDayMax', { payment: { ...payment, perDayMax: 12.5 } }],
  ['/cash/shareMax', { cash: { ...cash, shareMax: 10_001 } }],
  ['/cash/floorFen', { cash: { ...cash, floorFen: 0 } }],
  ['/conversions/wealth', { conversions: { wealth: 100 } as PointRules['conversions'] }],
  ['/discount', { discount: 1 }],
])('rules are refused by the name of what is wrong: %s', (path, change) => {
  expect(refused(change)).toEqual(naming(path));
});

test('two tasks of one key are refused', () => {
  expect(refused({ tasks: [...tasks, tasks[0]] })).toEqual(naming('two tasks'));
});

test('a step that would be rounded is refused, on either side of an exchange and as cash', () => {
  expect(refused({ exchange: { ...exchange, in: { ...exchange.in, step: 501 } } })).toEqual(naming('exchange.in'));
  expect(refused({ exchange: { ...exchange, out: { give: 3, get: 1, step: 100, dailyPoints: 2_000 } } })).toEqual(naming('exchange.out'));
  expect(refused({ cash: { ...cash, step: 100, pointsPerYuan: 300 } })).toEqual(naming('cash'));
});

test.each([
  ['out and back in', 1, 6, 'exchange:'],
  ['in and back out', 2, 3, 'exchange:'],
])('an exchange that makes points, %s, is refused', (_, entering, leaving, what) => {
  expect(refused({ exchange: { in: { ...exchange.in, get: entering }, out: { ...exchange.out, get: leaving } } })).toEqual(naming(what));
});

test('an exchange that is even there and back may be saved', () => {
  expect(refused({ exchange: { ...exchange, out: { ...exchange.out, get: 5 } } })).toBe('taken');
});
