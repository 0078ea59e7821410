import { brand } from '@micro-branch/contract/brand';
import type { CheckInView } from '@micro-branch/contract/points';
import type { OrderView } from '@micro-branch/contract/mall';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { OrderFacts } from '@/features/mall/order-face';
import { CheckInCalendar } from '@/features/points/check-in-calendar';
import { CheckInStrip } from '@/features/points/check-in-strip';
import type { CheckingIn } from '@/features/points/use-check-in';
import { changeLook } from '@/shared/platform/look';
import { Hotline } from '@/shared/ui/hotline/hotline';
import { numbersCalled } from '../support/taro';

const view: CheckInView = {
  today: '2026-11-24',
  isCheckedIn: false,
  streak: 1,
  todayPoints: 5,
  nextBonus: null,
  days: [{ day: '2026-11-23', kind: 'on-time' }, { day: '2026-11-21', kind: 'make-up' }],
  makeUpDay: '2026-11-22',
};

const nothing = () => undefined;
const checking: CheckingIn = {
  isCheckedIn: false,
  isBusy: false,
  checkIn: nothing,
  words: null,
  isRefused: false,
  makeUp: { day: '2026-11-22', isAsking: false, isBusy: false, refusal: null, ask: nothing, confirm: nothing, dismiss: nothing },
};

const beElder = () => act(() => changeLook({ isElder: true }));
afterEach(() => act(() => changeLook({ isElder: false })));

describe('the calendar of check-ins', () => {
  it('says every day of the weeks of its month, and takes a tap on none of them', () => {
    render(<CheckInCalendar view={view} makeUpDay={null} onMakeUp={nothing} />);
    const days = screen.getAllByRole('img').map((day) => day.getAttribute('aria-label'));
    expect(days).toHaveLength(42);
    expect(days).toEqual(expect.arrayContaining(['11月21日 周六 已补签', '11月22日 周日 没有签到，可以补签', '11月24日 周二 今天还没签到']));
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('offers the one day that can be made up beneath the days', () => {
    const onMakeUp = jest.fn();
    render(<CheckInCalendar view={view} makeUpDay="2026-11-22" onMakeUp={onMakeUp} />);
    expect(screen.getByText('11月22日 周日没有签到')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '补签' }));
    expect(onMakeUp).toHaveBeenCalledTimes(1);
  });
});

describe("today's check-in", () => {
  it('has the last seven days under it, but not in elder mode', () => {
    const { unmount } = render(<CheckInStrip view={view} checking={checking} isOffline={false} />);
    expect(screen.getByRole('list', { name: '最近七天' }).children).toHaveLength(7);
    unmount();
    beElder();
    render(<CheckInStrip view={view} checking={checking} isOffline={false} />);
    expect(screen.queryByRole('list')).toBeNull();
    expect(screen.getByRole('button', { name: '签到，得到 5 积分' })).toBeTruthy();
  });
});

describe('the hotline on the page of an order', () => {
  const order = { title: '家庭记账本', kind: 'goods', points: 800, placedAt: '2026-11-24T04:00:00.000Z' } as OrderView;
  const page = (
    <>
      <OrderFacts order={order} />
      <Hotline />
    </>
  );

  it('stands there once, in either mode', () => {
    const { unmount } = render(page);
    expect(screen.getAllByText('客服热线')).toHaveLength(1);
    const before = numbersCalled().length;
    fireEvent.click(screen.getByRole('button', { name: /客服热线/ }));
    expect(numbersCalled().slice(before)).toEqual([brand.hotline]);
    unmount();
    beElder();
    render(page);
    expect(screen.getAllByText('客服热线')).toHaveLength(1);
    expect(screen.getByRole('button', { name: /^拨打客服热线 / })).toBeTruthy();
  });
});
