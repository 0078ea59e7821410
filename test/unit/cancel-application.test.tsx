import type { ApplicationView } from '@micro-branch/contract/applications';
import { fireEvent, render, screen } from '@testing-library/react';
import { ApplicationList } from '@/features/applications/application-list';
import { CancelSheet } from '@/features/applications/cancel-sheet';

const application = (part: Partial<ApplicationView> = {}): ApplicationView => ({
  id: '1',
  action: 'application',
  cardId: '2',
  cardTitle: '云汀通勤卡',
  branchName: '昆明分行',
  maskedName: '王*',
  maskedPhone: '138****1234',
  visitOn: '2026-11-25',
  visitPeriod: 'morning',
  appliedAt: '2026-11-24T02:00:00.000Z',
  cancelledAt: null,
  canCancel: true,
  ...part,
});

describe('the list of applications', () => {
  it('offers to cancel what can still be cancelled, and names which', () => {
    const onCancel = jest.fn();
    const open = application();
    render(<ApplicationList applications={[open, application({ id: '3', canCancel: false })]} onCancel={onCancel} />);
    fireEvent.click(screen.getByLabelText('取消申请：云汀通勤卡'));
    expect(onCancel).toHaveBeenCalledWith(open);
  });

  it('says of what was cancelled that it was, and when, and offers nothing', () => {
    render(<ApplicationList applications={[application({ cancelledAt: '2026-11-24T03:00:00.000Z', canCancel: false })]} onCancel={jest.fn()} />);
    expect(screen.getByText('已取消')).toBeTruthy();
    expect(screen.getByText(/^取消于 /)).toBeTruthy();
    expect(screen.queryByLabelText(/^取消申请/)).toBeNull();
  });
});

describe('the question before it is cancelled', () => {
  const ask = (part: { isBusy?: boolean; refusal?: string | null } = {}) => {
    const [onCancel, onClose] = [jest.fn(), jest.fn()];
    const sheet = { application: application({ action: 'appointment' }), isBusy: false, refusal: null, onCancel, onClose, ...part };
    render(<CancelSheet {...sheet} />);
    return { onCancel, onClose };
  };

  it('names the card, the day and the branch, and cancels only when it is told to', () => {
    const { onCancel, onClose } = ask();
    expect(screen.getByText('云汀通勤卡')).toBeTruthy();
    expect(screen.getByText(/11月25日.*上午 · 昆明分行/)).toBeTruthy();
    fireEvent.click(screen.getByLabelText('暂不取消'));
    expect([onCancel.mock.calls.length, onClose.mock.calls.length]).toEqual([0, 1]);
    fireEvent.click(screen.getByText('取消预约', { selector: '.mb-button' }));
    expect(onCancel).toHaveBeenCalledTimes(1);
  });

  it('says why it was not cancelled, and waits while it is under way', () => {
    const { onCancel } = ask({ isBusy: true, refusal: '状态刚刚有变化，不能再这样办理。刷新后查看。' });
    expect(screen.getByText(/状态刚刚有变化/)).toBeTruthy();
    fireEvent.click(screen.getByText('取消预约', { selector: '.mb-button' }));
    expect(onCancel).not.toHaveBeenCalled();
  });
});
