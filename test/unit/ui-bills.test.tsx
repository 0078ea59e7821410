import { fireEvent, render, screen } from '@testing-library/react';
import { AccountGroups } from '@/features/bills/account-groups';
import { AccountSettingsCells } from '@/features/bills/account-settings';
import { BindForm } from '@/features/bills/bind-form';
import { DueStrip } from '@/features/bills/due-strip';
import { LifeHead } from '@/features/bills/life-head';
import { useBindForm } from '@/features/bills/use-bind-form';
import { CategoryGrid } from '@/features/billers/category-grid';
import { Cities } from '@/features/billers/region-sheet';
import { MandateForm } from '@/features/mandates/mandate-form';
import { MandateTile } from '@/features/mandates/mandate-tile';
import { useStartMandate } from '@/features/mandates/use-mandates';
import { billAccount, billerField, billerView } from '../support/bill-views';

const TODAY = '2026-11-29';
const none = { state: 'none', amountFen: null, dueOn: null, checkedAt: null } as const;

describe('the accounts of a member', () => {
  it('are one tap before their payment, and say in words what they owe', () => {
    const [onOpen, onPay] = [jest.fn(), jest.fn()];
    const accounts = [billAccount({ id: '1', alias: '家里的电' }), billAccount({ id: '2', due: none, family: { id: '7', name: '爸妈' } })];
    render(<AccountGroups accounts={accounts} today={TODAY} isOffline={false} onOpen={onOpen} onPay={onPay} />);
    expect(screen.getByText('待缴 1 笔，共 ¥128.60')).toBeTruthy();
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['我的账户', '爸妈']);
    fireEvent.click(screen.getByRole('button', { name: '缴费：家里的电 128元6角' }));
    fireEvent.click(screen.getByRole('link', { name: '家里的电，上海电力（演示） 3101****8600，待缴 128元6角，12月4日前缴' }));
    expect([onPay.mock.calls, onOpen.mock.calls]).toEqual([[['1']], [['1']]]);
  });

  it('can be read and not paid without a network', () => {
    const onPay = jest.fn();
    render(<AccountGroups accounts={[billAccount()]} today={TODAY} isOffline onOpen={jest.fn()} onPay={onPay} />);
    fireEvent.click(screen.getByRole('button', { name: /^缴费：/ }));
    expect(onPay).not.toHaveBeenCalled();
  });

  it('add up at the head of the page', () => {
    const action = { words: '绑定户号', onPress: jest.fn() };
    const { rerender } = render(<LifeHead sum={{ count: 2, totalFen: 257_20 }} region={null} action={action} />);
    expect(screen.getByText('待缴 2 笔，共')).toBeTruthy();
    expect(screen.getAllByRole('heading').map((heading) => heading.getAttribute('aria-label'))).toEqual(['待缴 2 笔，共 257元2角']);
    rerender(<LifeHead sum={{ count: 0, totalFen: 0 }} region={null} action={action} />);
    expect(screen.getByRole('heading').textContent).toBe('没有待缴');
  });
});

describe('what is due, on the first page', () => {
  const account = billAccount({ alias: '家里的电' });
  const due = { account, amountFen: 128_60, dueOn: '2026-11-30', daysLeft: 1 };

  it('is the nearest bill and one tap, and what else there is', () => {
    const [onPay, onAll] = [jest.fn(), jest.fn()];
    render(<DueStrip dues={{ dues: [due, due], totalFen: 257_20 }} today={TODAY} isOffline={false} onPay={onPay} onAll={onAll} />);
    expect(screen.getByText(/明天到期$/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '去缴费：家里的电 128元6角' }));
    fireEvent.click(screen.getByRole('link', { name: '待缴共 2 笔，257元2角' }));
    expect([onPay.mock.calls, onAll.mock.calls.length]).toEqual([[['1']], 1]);
  });

  it('is nothing where nothing is due', () => {
    const { container } = render(<DueStrip dues={{ dues: [], totalFen: 0 }} today={TODAY} isOffline={false} onPay={jest.fn()} onAll={jest.fn()} />);
    expect(container.innerHTML).toBe('');
  });
});

describe('the form of a biller', () => {
  const plate = billerField({ key: 'plate', label: '车牌号', hint: '不含点。', sample: '沪A12345', pattern: '沪A[0-9]{5}', keyboard: 'text' });
  const biller = billerView({ fields: [billerField(), plate] });
  const Page = () => {
    const form = useBindForm(biller, () => undefined);
    return (
      <>
        <BindForm biller={biller} hours="全天可缴" form={form} family={[{ id: '7', name: '爸妈' }]} />
        <div role="button" aria-label="绑定" onClick={() => form.check()} />
      </>
    );
  };

  it('asks for what the biller’s data says, and says at each field what is wrong', () => {
    render(<Page />);
    expect(screen.getByText('在纸质账单左上角。')).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: '户号' }), { target: { value: '3101 0001 28600' } });
    expect((screen.getByRole<HTMLInputElement>('textbox', { name: '户号' })).value).toBe('3101000128600');
    fireEvent.click(screen.getByRole('button', { name: '绑定' }));
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual(['请填写车牌号。']);
    fireEvent.change(screen.getByRole('textbox', { name: '车牌号' }), { target: { value: '沪A12345' } });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('lets the member say for whom it is', () => {
    render(<Page />);
    fireEvent.click(screen.getByRole('button', { name: '为谁缴费 自己' }));
    fireEvent.click(screen.getByRole('radio', { name: '爸妈' }));
    expect(screen.getByRole('button', { name: '为谁缴费 爸妈' })).toBeTruthy();
  });
});

describe('the settings of an account', () => {
  it('are shown, and open only with a network', () => {
    const account = billAccount({ reminderDays: 3, monthlyLimitFen: 500_00 });
    const { rerender } = render(<AccountSettingsCells account={account} family={[]} isOffline />);
    expect(screen.queryByRole('button')).toBeNull();
    rerender(<AccountSettingsCells account={account} family={[]} isOffline={false} />);
    fireEvent.click(screen.getByRole('button', { name: '每月提示额度 500元' }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: '金额（元）' }).value).toBe('500');
    fireEvent.click(screen.getByRole('button', { name: '关闭' }));
    fireEvent.click(screen.getByRole('button', { name: '账单提醒 提前 3 天' }));
    expect(screen.getByRole('radio', { name: '提前 3 天' }).getAttribute('aria-checked')).toBe('true');
  });
});

describe('categories and cities', () => {
  it('count who serves, and open', () => {
    const onOpen = jest.fn();
    render(<CategoryGrid counts={[{ category: 'transport', name: '交通服务', billers: 12 }]} onOpen={onOpen} />);
    expect(screen.getAllByRole('link')).toHaveLength(6);
    fireEvent.click(screen.getByRole('link', { name: '交通服务 12 家' }));
    expect(onOpen).toHaveBeenCalledWith('transport');
  });

  it('are found by pinyin, and help where nothing is', () => {
    const onChoose = jest.fn();
    const provinces = [{ name: '云南省', cities: [{ code: '530100', name: '昆明市', pinyin: 'kunmingshi' }] }];
    render(<Cities provinces={provinces} chosen="530100" onChoose={onChoose} />);
    const box = screen.getByRole('textbox', { name: '找城市' });
    fireEvent.change(box, { target: { value: 'bali' } });
    expect(screen.getByText('没有这个城市')).toBeTruthy();
    fireEvent.change(box, { target: { value: 'kunm' } });
    fireEvent.click(screen.getByRole('radio', { name: '昆明市' }));
    expect(onChoose).toHaveBeenCalledWith({ code: '530100', name: '昆明市' });
  });
});

describe('a mandate', () => {
  const mandate = {
    id: '5', accountId: '1', biller: billAccount().biller, maskedNumber: '3101****8600', alias: null, capFen: 500_00, state: 'active',
    next: { debitOn: '2026-12-01', amountFen: 128_60, state: 'announced', reason: null, paymentId: null }, last: null, startedAt: '2026-11-01T00:00:00.000Z',
  } as const;

  it('says what comes next, and offers to pause and to stop', () => {
    render(<MandateTile mandate={mandate} isOffline={false} />);
    expect(screen.getByText('12月1日扣 ¥128.60')).toBeTruthy();
    expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe('true');
    expect(screen.getByRole('button', { name: '停止自动缴费：上海电力（演示）' })).toBeTruthy();
  });

  it('offers nothing more once it is stopped', () => {
    render(<MandateTile mandate={{ ...mandate, state: 'stopped', next: null }} isOffline={false} />);
    expect(screen.getByText('已停止')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is begun under an agreement that says what is taken, when that is told, and how to stop', () => {
    const Page = () => <MandateForm account={billAccount()} starting={useStartMandate('1', () => undefined)} />;
    render(<Page />);
    for (const words of ['扣什么', '何时告知', '怎么停']) expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: '单笔上限（元）' }).value).toBe('500');
  });
});
