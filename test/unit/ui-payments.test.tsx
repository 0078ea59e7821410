import { fireEvent, render, screen } from '@testing-library/react';
import type { PaymentView } from '@micro-branch/contract/payments';
import { AmountField, Denominations } from '@/features/payments/amount-entry';
import { BillWarnings, Breakdown, Settlement } from '@/features/payments/bill-parts';
import { noBill } from '@/features/payments/no-bill';
import { PartSheet } from '@/features/payments/part-sheet';
import { PaymentFacts } from '@/features/payments/payment-result';
import { useAmount } from '@/features/payments/use-amount';
import { ApiError, type FailureCode } from '@/shared/api/api-error';
import { changeLook } from '@/shared/platform/look';
import { billerView, billView } from '../support/bill-views';

const readAmounts = (): (string | null)[] => screen.getAllByRole('group').map((amount) => amount.getAttribute('aria-label'));

afterEach(() => changeLook({ isElder: false }));

describe('what a bill is made of', () => {
  it('is read out in words, with what it comes to', () => {
    render(<Breakdown bill={billView()} verb="缴费" onPart={undefined} onWhole={undefined} />);
    expect(screen.getByText('本次缴费')).toBeTruthy();
    expect(screen.getByText('免费')).toBeTruthy();
    expect(readAmounts()).toEqual(['122元1角7分', '6元4角3分', '128元6角']);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('shows what is owed beside a part of it, and the way back to all of it', () => {
    const [onPart, onWhole] = [jest.fn(), jest.fn()];
    render(<Breakdown bill={billView({ items: [], amountFen: 50_00, totalFen: 50_00 })} verb="缴费" onPart={onPart} onWhole={onWhole} />);
    expect(readAmounts()).toEqual(['128元6角', '50元']);
    fireEvent.click(screen.getByRole('button', { name: '只缴一部分 余下的以后再缴' }));
    fireEvent.click(screen.getByRole('button', { name: '全部缴清' }));
    expect([onPart.mock.calls.length, onWhole.mock.calls.length]).toEqual([1, 1]);
  });

  it('ends with what is left to pay and with what', () => {
    render(<Settlement payFen={123_60} />);
    expect(readAmounts()).toEqual(['123元6角']);
    expect(screen.getByText('微信支付')).toBeTruthy();
  });
});

describe('a bill that an attentive friend would look at twice', () => {
  it('is said to be unusual, beside what is usual', () => {
    render(<BillWarnings bill={billView({ unusual: { usualFen: 60_00 } })} />);
    expect(screen.getByRole('status').textContent).toBe('这次 ¥128.60，平时约 ¥60.00。核对户号和账单后再缴。');
    expect(readAmounts()).toEqual(['128元6角', '60元']);
  });

  it('is said to pass the limit that the member has set', () => {
    render(<BillWarnings bill={billView({ limit: { limitFen: 100_00, paidFen: 60_00 } })} />);
    expect(screen.getByRole('status').textContent).toBe('缴后本月超过你设的提示额度 ¥100.00，本月已缴 ¥60.00。');
  });

  it('says nothing otherwise', () => {
    const { container } = render(<BillWarnings bill={billView()} />);
    expect(container.innerHTML).toBe('');
  });
});

describe('an amount that the member says', () => {
  const terms = { minFen: 10_00, maxFen: 5_000_00, stepFen: 10_00 };
  const Page = ({ stepFen }: { stepFen: number }) => <AmountField draft={useAmount({ ...terms, stepFen }, () => undefined)} terms={{ ...terms, stepFen }} />;

  it('is told its steps before it is typed, where there are any', () => {
    const { rerender } = render(<Page stepFen={10_00} />);
    expect(screen.getByText('从 ¥10.00 起，每次加 ¥10.00。')).toBeTruthy();
    rerender(<Page stepFen={1} />);
    expect(screen.queryByText(/每次加/)).toBeNull();
  });

  it('may be a part of what is owed, within its limits', () => {
    const onAmount = jest.fn();
    render(<PartSheet terms={terms} onAmount={onAmount} onClose={jest.fn()} />);
    const field = screen.getByRole('textbox', { name: '缴费金额（元）' });
    const send = (typed: string) => {
      fireEvent.change(field, { target: { value: typed } });
      fireEvent.click(screen.getByRole('button', { name: '按这个金额缴' }));
    };
    send('9.99');
    expect(screen.getByRole('alert').textContent).toBe('最少缴 ¥10.00。');
    send('15');
    expect(screen.getByRole('alert').textContent).toBe('从 ¥10.00 起，每次加 ¥10.00。');
    expect(onAmount).not.toHaveBeenCalled();
    send('20');
    expect(onAmount.mock.calls).toEqual([[20_00]]);
  });

  it('is one tap where the amounts are fixed', () => {
    const onChoose = jest.fn();
    render(<Denominations denominations={[30_00, 50_00]} chosenFen={50_00} isDisabled={false} onChoose={onChoose} />);
    expect(screen.getByRole('radio', { name: '50元' }).getAttribute('aria-checked')).toBe('true');
    fireEvent.click(screen.getByRole('radio', { name: '30元' }));
    expect(onChoose).toHaveBeenCalledWith(30_00);
  });
});

describe('an account without a bill to pay', () => {
  const show = (code: FailureCode, isElder = false) => {
    changeLook({ isElder });
    const [onRetry, onHistory, onDone] = [jest.fn(), jest.fn(), jest.fn()];
    const biller = billerView({ hoursWords: '每天 06:00–22:00。', isOpen: false });
    render(<>{noBill({ error: new ApiError(code), biller, onRetry, onHistory, onDone })}</>);
    return { onRetry, onHistory, onDone };
  };

  it('says when a closed biller is open again', () => {
    const { onDone } = show('biller-closed');
    expect(screen.getByText('现在不受理')).toBeTruthy();
    expect(screen.getByText(/受理时间：每天 06:00–22:00。$/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '完成' }));
    expect(onDone).toHaveBeenCalled();
  });

  it('offers one thing to do, and in elder mode somebody to speak to beneath it', () => {
    const { onRetry } = show('biller-unavailable', true);
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual(['重新查询', expect.stringMatching(/^拨打客服热线 /)]);
    fireEvent.click(screen.getByRole('button', { name: '重新查询' }));
    expect(onRetry).toHaveBeenCalled();
  });

  it('leaves what any request may meet to the page', () => {
    show('timeout');
    expect(screen.queryByRole('status')).toBeNull();
  });
});

describe('what became of a payment', () => {
  const payment: PaymentView = {
    id: '9', state: 'done', reason: null, method: 'wechat', accountId: '1', billerName: '上海电力（演示）', category: 'daily-life', icon: 'electricity',
    maskedNumber: '310****8600', period: '2026年11月', amountFen: 128_60, feeFen: 0, points: 500, pointsFen: 5_00, couponFen: 5_00, payFen: 118_60,
    pointsEarned: 118, startedAt: '2026-11-24T02:00:00.000Z', expiresAt: '2026-11-24T02:30:00.000Z', paidAt: null, endedAt: null,
  };

  it('is read out in words, what was taken off with it', () => {
    render(<PaymentFacts payment={payment} />);
    expect(readAmounts()).toEqual(['128元6角', '减5元', '减5元', '118元6角']);
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });

  it('has the hotline once, in elder mode beneath what was paid', () => {
    changeLook({ isElder: true });
    render(<PaymentFacts payment={payment} />);
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([expect.stringMatching(/^拨打客服热线 /)]);
  });
});
