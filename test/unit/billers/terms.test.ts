import type { BillerContent } from '@micro-branch/contract/biller-content';
import { amountTerms, accountHash, feeOf, isOpenAt, maskFields, requireAmount, requireFields, requireOpen } from '../../../server/billers/terms';
import { aBiller } from '../../support/billers';

const at = (time: string): Date => new Date(`2026-11-29T${time}+08:00`);
const rate = (basisPoints: number, minFen: number, maxFen: number): Pick<BillerContent, 'fee'> => ({ fee: { kind: 'rate', basisPoints, minFen, maxFen } });

test.each([
  [1, 1], [166, 1], [167, 2], [333, 2], [334, 3], [10_000, 60], [416_666, 2_500], [416_667, 2_500], [5_000_000, 2_500],
])('a fee of 0.60% up to 25 yuan of %i fen is %i fen, rounded up', (amountFen, fee) => {
  expect(feeOf(rate(60, 0, 2_500), amountFen)).toBe(fee);
});

test('a fee is never below its least, and a fixed one is what it is', () => {
  expect(feeOf(rate(60, 100, 2_500), 1)).toBe(100);
  expect(feeOf({ fee: { kind: 'fixed', fen: 50 } }, 1)).toBe(50);
  expect(feeOf({ fee: { kind: 'none' } }, 5_000_000)).toBe(0);
});

test.each([
  ['00:00', '00:00', '03:00:00', true],
  ['08:00', '22:00', '07:59:59', false],
  ['08:00', '22:00', '08:00:00', true],
  ['08:00', '22:00', '21:59:59', true],
  ['08:00', '22:00', '22:00:00', false],
  ['06:00', '01:00', '00:59:59', true],
  ['06:00', '01:00', '01:00:00', false],
  ['06:00', '01:00', '05:59:59', false],
  ['06:00', '01:00', '06:00:00', true],
])('from %s until %s it is open at %s: %s', (from, until, time, isOpen) => {
  const content = { hours: { from, until } };
  expect(isOpenAt(content, at(time))).toBe(isOpen);
  if (isOpen) requireOpen(content, at(time));
  else expect(() => requireOpen(content, at(time))).toThrow('biller-closed');
});

test('an amount is between its limits and a whole step from the smallest', () => {
  const content = aBiller('validate-and-pay'); // 10 to 5,000 yuan, in steps of 5
  for (const taken of [1_000, 1_500, 499_500, 500_000]) requireAmount(content, taken);
  for (const refused of [0, 500, 999, 1_001, 1_499, 500_500, -1_000]) expect(() => requireAmount(content, refused)).toThrow('amount-refused');
  expect(amountTerms(content)).toEqual({ minFen: 1_000, maxFen: 500_000, stepFen: 500 });
});

test('a top-up is one of its amounts and nothing between', () => {
  const content = aBiller('top-up');
  for (const taken of [1_000, 3_000, 5_000]) requireAmount(content, taken);
  for (const refused of [999, 1_001, 2_000, 6_000]) expect(() => requireAmount(content, refused)).toThrow('amount-refused');
  expect(amountTerms(content)).toBeNull();
});

test('every field is there, known, as long as it may be, and matches whole', () => {
  const content = aBiller();
  requireFields(content, { account: '10000001' });
  const refused = [{}, { account: '1000000' }, { account: '100000011' }, { account: 'x10000001' }, { account: '10000001\n' }, { account: '10000001', other: '1' }];
  for (const values of refused) expect(() => requireFields(content, values as Record<string, string>)).toThrow('is not as the biller wants it');
});

test('an account is shown by its ends, and never whole', () => {
  const masked = (value: string, head: number, tail: number): string =>
    maskFields({ fields: [{ ...aBiller().fields[0]!, mask: { head, tail } }] }, { account: value });
  expect(masked('3101000128600', 3, 4)).toBe('310****8600');
  expect(masked('10000001', 2, 2)).toBe('10****01');
  expect(masked('1001', 1, 1)).toBe('1**1');
  expect(masked('101', 2, 2)).toBe('1**');
  expect(masked('1', 0, 6)).toBe('1*');
});

test('an account is found by its biller and all of its fields, whatever their order', () => {
  const deps = { dataKey: Buffer.alloc(32, 1) };
  const hash = accountHash(deps, '1', { a: '1', b: '2' });
  expect(accountHash(deps, '1', { b: '2', a: '1' })).toEqual(hash);
  const others = [accountHash(deps, '2', { a: '1', b: '2' }), accountHash(deps, '1', { a: '2', b: '1' }), accountHash({ dataKey: Buffer.alloc(32, 2) }, '1', { a: '1', b: '2' })];
  for (const other of others) expect(other).not.toEqual(hash);
});
