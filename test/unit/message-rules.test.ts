import { afterQuiet, againAt, isQuiet, resultDueAt } from '../../server/messages/rules';
import { tellDebit, tellDebitEnded, tellDue, tellPaid, tellRefunded } from '../../server/messages/words';
import { routes } from '../../src/routes';

const at = (text: string): Date => new Date(`${text}+08:00`);

describe('quiet hours', () => {
  test.each([
    ['2026-11-29T21:59:59', false],
    ['2026-11-29T22:00:00', true],
    ['2026-11-30T00:00:00', true],
    ['2026-11-30T07:59:59', true],
    ['2026-11-30T08:00:00', false],
  ])('at %s: %s', (instant, quiet) => {
    expect(isQuiet(at(instant))).toBe(quiet);
  });

  test('put off what falls into them to their end', () => {
    expect(afterQuiet(at('2026-11-30T23:30:00'))).toEqual(at('2026-12-01T08:00:00'));
    expect(afterQuiet(at('2026-12-01T03:00:00'))).toEqual(at('2026-12-01T08:00:00'));
    expect(afterQuiet(at('2026-12-01T12:00:00'))).toEqual(at('2026-12-01T12:00:00'));
    expect(resultDueAt(at('2026-12-01T21:59:30'))).toEqual(at('2026-12-02T08:00:00'));
  });
});

test('what failed is tried again after one, five and thirty minutes, and then no more', () => {
  const now = at('2026-12-01T12:00:00');
  expect([1, 2, 3].map((attempts) => againAt(now, attempts))).toEqual([at('2026-12-01T12:01:00'), at('2026-12-01T12:05:00'), at('2026-12-01T12:30:00')]);
  expect(againAt(now, 4)).toBeUndefined();
  expect(againAt(at('2026-12-01T21:58:00'), 2)).toEqual(at('2026-12-02T08:00:00'));
});

describe('what members are told', () => {
  const bill = { memberId: '1', accountId: '7', biller: '演示电力', masked: '3101****8600', amountFen: 12_860 };

  test('a payment and a refund, with their sums and times', () => {
    const paid = tellPaid({ ...bill, paymentId: '9', paidFen: 12_800, paidAt: at('2026-12-01T09:05:00').toISOString() });
    expect(paid).toEqual({
      kind: 'payment-result', about: 'payment-made:9', page: routes.payResult('9').slice(1),
      values: { thing1: '演示电力', amount2: '128.00元', time3: '2026-12-01 09:05', phrase4: '缴费成功' },
    });
    const back = tellRefunded({ ...bill, paymentId: '9', refundFen: 5, refundedAt: at('2026-12-01T09:05:00').toISOString(), reason: 'biller-refused' });
    expect([back.about, back.values['amount2'], back.values['phrase4']]).toEqual(['payment-refunded:9', '0.05元', '已退款']);
  });

  test('a bill and a debit, with the number masked and a page that is there', () => {
    const due = tellDue({ ...bill, dueOn: '2026-12-05' });
    expect(due.page).toBe(routes.pay('7').slice(1));
    expect(due.values).toMatchObject({ character_string2: '3101****8600', amount3: '128.60元', date4: '2026-12-05' });
    const debit = tellDebit({ ...bill, mandateId: '3', debitOn: '2026-12-06' });
    expect([debit.page, debit.about, debit.values['date4']]).toEqual([routes.mandates().slice(1), 'debit-announced:3:2026-12-06:12860', '2026-12-06']);
    const ended = tellDebitEnded({ ...bill, mandateId: '3', reason: 'account-short' }, at('2026-12-06T10:00:00'));
    expect(ended.values['thing5']).toBe('余额不足，扣款未成功');
    for (const reason of ['above-cap', 'debit-refused', 'biller-refused']) {
      const { values } = tellDebitEnded({ ...bill, mandateId: '3', reason }, at('2026-12-06T10:00:00'));
      expect(values['thing5']).toMatch(/^.{1,14}未(成功|扣款)$/);
    }
    expect(tellDebitEnded({ ...bill, mandateId: '3', reason: 'anything' }, at('2026-12-06T10:00:00')).values['thing5']).toBe('扣款未成功，请查看');
  });

  test('the name of a biller is cut to what a template takes, and no character in two', () => {
    const { values } = tellDue({ ...bill, biller: `${'演示'.repeat(9)}水𠮷务公司`, dueOn: '2026-12-05' });
    expect(values['thing1']).toBe(`${'演示'.repeat(9)}水𠮷`);
  });
});
