import { afterFailure, debitDayOf, decide, isTold, nextCheckAt, startOfDebit, type Moment } from '../../server/mandates/rules';

const at = (text: string): Date => new Date(`${text}:00+08:00`);

describe('the day of a debit', () => {
  test.each([
    ['2026-11-05T00:00', '2026-11-06'],
    ['2026-11-05T19:59', '2026-11-06'],
    ['2026-11-05T20:00', '2026-11-07'],
    ['2026-11-05T23:59', '2026-11-07'],
    ['2026-12-31T12:00', '2027-01-01'],
    ['2028-02-28T12:00', '2028-02-29'],
  ])('announced at %s is %s', (now, day) => expect(debitDayOf(at(now))).toBe(day));

  test('begins in the morning, and a mandate is looked at again on the next one', () => {
    expect(startOfDebit('2026-11-06')).toEqual(at('2026-11-06T10:00'));
    expect(nextCheckAt(at('2026-11-05T23:59'), '0')).toEqual(at('2026-11-06T08:00'));
    expect(nextCheckAt(at('2026-11-05T00:01'), String(59n << 12n))).toEqual(at('2026-11-06T08:59'));
  });
});

describe('at the moment of a debit', () => {
  const moment = (changed: Partial<Moment> = {}): Moment => ({
    isActive: true, capFen: 20_000, announcedFen: 12_860, debitOn: '2026-11-06', bill: { fen: 12_860 }, now: at('2026-11-06T10:00'), ...changed,
  });

  test.each([
    ['what was announced', {}, 'pay'],
    ['less than was announced', { bill: { fen: 1 } }, 'pay'],
    ['a fen more than was announced', { bill: { fen: 12_861 } }, 'announce'],
    ['exactly the cap, as announced', { bill: { fen: 20_000 }, announcedFen: 20_000 }, 'pay'],
    ['two days late', { now: at('2026-11-08T23:59') }, 'pay'],
    ['three days late', { now: at('2026-11-09T00:00') }, 'announce'],
    ['a biller that does not say', { bill: 'not-told' as const }, 'wait'],
    ['a biller that has not said for thirty days', { bill: 'not-told' as const, now: at('2026-12-06T10:00') }, 'wait'],
  ])('%s', (_what, changed, wanted) => expect(decide(moment(changed)).do).toBe(wanted));

  test.each([
    ['a fen above the cap', { bill: { fen: 20_001 }, announcedFen: 30_000 }, 'skipped', 'above-cap'],
    ['nothing owed any more', { bill: null }, 'skipped', 'paid-elsewhere'],
    ['a mandate that is not active, whatever is owed', { isActive: false, bill: 'not-told' as const }, 'skipped', 'not-active'],
    ['a biller that has not said for a month', { bill: 'not-told' as const, now: at('2026-12-07T10:00') }, 'failed', 'biller-refused'],
  ])('%s ends it', (_what, changed, state, reason) => expect(decide(moment(changed))).toEqual({ do: 'end', state, reason }));
});

describe('a payment that did not come about', () => {
  test.each([
    ['account-short', 1, { do: 'again' }],
    ['account-short', 2, { do: 'again' }],
    ['account-short', 3, { do: 'end', state: 'failed', reason: 'account-short' }],
    ['too-late', 1, { do: 'again' }],
    ['too-late', 3, { do: 'end', state: 'failed', reason: 'debit-refused' }],
    ['debit-refused', 1, { do: 'end', state: 'failed', reason: 'debit-refused' }],
    ['biller-refused', 1, { do: 'end', state: 'failed', reason: 'biller-refused' }],
    ['paid-elsewhere', 1, { do: 'end', state: 'skipped', reason: 'paid-elsewhere' }],
    ['by-member', 1, { do: 'end', state: 'skipped', reason: 'not-active' }],
  ])('for %s, the %sth time', (reason, shortages, wanted) => expect(afterFailure(reason, { shortages, isActive: true })).toEqual(wanted));

  test('is not tried again under a mandate that was stopped', () => {
    expect(afterFailure('account-short', { shortages: 1, isActive: false })).toEqual({ do: 'end', state: 'failed', reason: 'account-short' });
  });

  test('is told of unless it is paid already, or the member wanted it so', () => {
    expect((['above-cap', 'account-short', 'debit-refused', 'biller-refused', 'paid-elsewhere', 'not-active'] as const).filter(isTold)).toEqual([
      'above-cap', 'account-short', 'debit-refused', 'biller-refused',
    ]);
  });
});
