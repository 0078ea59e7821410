import fc from 'fast-check';
import { readBill, readDelivery } from '../../server/gateways/billers/answers';

const signed = (fields: Record<string, unknown>, status = 200) => ({ status, fields });
const bill = { id: 'B202611-1', owedFen: 300, dueOn: '2026-12-04', period: '2026年11月', items: [{ label: '电费', amountFen: 350 }, { label: '减免', amountFen: -50 }] };

describe('what a biller says of a bill', () => {
  test('is taken when it can be read and adds up', () => {
    expect(readBill(signed({ state: 'DUE', holder: '王*', bill }))).toEqual({
      state: 'due',
      holder: '王*',
      bill: { theirId: 'B202611-1', owedFen: 300, dueOn: '2026-12-04', period: '2026年11月', items: bill.items },
    });
    expect(readBill(signed({ state: 'DUE', bill: { id: 'B1', owedFen: 1 } }))).toEqual({ state: 'due', holder: null, bill: { theirId: 'B1', owedFen: 1, dueOn: null, period: null, items: [] } });
  });

  test('has its holder masked, when it comes whole', () => {
    expect(readBill(signed({ state: 'NONE', holder: '王小满' }))).toEqual({ state: 'none', holder: '王*' });
    expect(readBill(signed({ state: 'NONE', holder: '欧阳*' }))).toEqual({ state: 'none', holder: '欧阳*' });
    expect(readBill(signed({ state: 'NONE', holder: { name: 1 } }))).toEqual({ state: 'none', holder: null });
  });

  test.each([
    ['nothing owed', { owedFen: 0, items: [] }],
    ['less than nothing', { owedFen: -5, items: [] }],
    ['a part of a fen', { owedFen: 12.5, items: [] }],
    ['more than a number can hold', { owedFen: 2 ** 60, items: [] }],
    ['an amount in words', { owedFen: '300' }],
    ['items that come to another sum', { owedFen: 301 }],
    ['an item without an amount', { items: [{ label: '电费' }] }],
    ['no number', { id: '' }],
    ['a number with a blank', { id: 'B 1' }],
    ['a day that is none', { dueOn: '2026-13-40' }],
    ['an instant for a day', { dueOn: '2026-12-04T00:00:00Z' }],
    ['a period without an end', { period: 'x'.repeat(41) }],
    ['items without an end', { items: Array.from({ length: 21 }, () => ({ label: 'x', amountFen: 0 })) }],
  ])('is no answer with %s', (_, changed) => {
    expect(readBill(signed({ state: 'DUE', bill: { ...bill, ...changed } }))).toMatchObject({ state: 'away' });
  });

  test('is no answer under another status, whatever it says', () => {
    expect(readBill(signed({ state: 'UNKNOWN_ACCOUNT' }, 500))).toMatchObject({ state: 'away' });
    expect(readBill(signed({ state: 'NONE' }, 404))).toMatchObject({ state: 'away' });
  });
});

describe('what a biller says of a delivery', () => {
  test('is done with a number and a day, or refused; all else is not known', () => {
    expect(readDelivery(signed({ state: 'DONE', serial: 'S1', acceptedOn: '2026-11-29' }))).toEqual({ state: 'done', theirId: 'S1', acceptedOn: '2026-11-29' });
    expect(readDelivery(signed({ state: 'REFUSED', reason: 'PAID_ELSEWHERE' }))).toEqual({ state: 'refused', reason: 'paid-elsewhere' });
    expect(readDelivery(signed({ state: 'REFUSED' }))).toEqual({ state: 'refused', reason: 'biller-refused' });
    for (const fields of [{}, { state: 'DONE' }, { state: 'DONE', serial: 'S1' }, { state: 'DONE', serial: 'S1', acceptedOn: 'today' }, { state: 'done', serial: 'S1', acceptedOn: '2026-11-29' }]) {
      expect(readDelivery(signed(fields))).toMatchObject({ state: 'unknown' });
    }
    for (const status of [201, 400, 404, 409, 500, 503]) expect(readDelivery(signed({ state: 'REFUSED' }, status))).toMatchObject({ state: 'unknown' });
  });

  test('never throws, whatever they signed', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('state', 'serial', 'acceptedOn', 'reason', 'bill', 'holder'), fc.anything()), (fields) => void [readDelivery(signed(fields)), readBill(signed(fields))]));
    fc.assert(fc.property(fc.anything(), (said) => readBill(signed({ state: 'DUE', bill: said })).state === 'away'));
  });
});
