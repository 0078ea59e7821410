import type { BranchView } from '@micro-branch/contract/branches';
import type { PointsView } from '@micro-branch/contract/points';
import { brand } from '@micro-branch/contract/brand';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { BranchHero } from '@/features/branches/branch-hero';
import { ElderOffer } from '@/features/look/elder-offer';
import { ElderTiles } from '@/pages/home/elder-tiles';
import { ExpiringPoints } from '@/pages/home/expiring-points';
import { changeLook, useLook } from '@/shared/platform/look';
import { Hotline } from '@/shared/ui/hotline/hotline';
import { numbersCalled } from '../support/taro';

const ORDINARY = { isElder: false, wasElderOffered: false };

beforeEach(() => act(() => changeLook(ORDINARY)));

const Answered = () => {
  const { isElder, wasElderOffered } = useLook();
  return <output>{`${isElder} ${wasElderOffered}`}</output>;
};

const offer = (fontScale: number) =>
  render(
    <>
      <ElderOffer fontScale={fontScale} />
      <Answered />
    </>,
  );

const isOffered = (): boolean => screen.queryByRole('dialog', { name: '需要更大的字吗？' }) !== null;
const answered = (): string | null => screen.getByRole('status').textContent;

describe('elder mode is offered', () => {
  it.each([
    [1, false],
    [1.28, false],
    [1.29, true],
    [1.6, true],
  ])('where WeChat shows letters %d times as large: %s', (fontScale, isExpected) => {
    offer(fontScale);
    expect([isOffered(), answered()]).toEqual([isExpected, 'false false']);
  });

  it('and switched on', () => {
    offer(1.29);
    fireEvent.click(screen.getByRole('button', { name: '开启长辈版' }));
    expect([isOffered(), answered()]).toEqual([false, 'true true']);
  });

  it.each(['暂时不用', '关闭'])('and never again after %s', (words) => {
    const { unmount } = offer(1.29);
    fireEvent.click(screen.getByRole('button', { name: words }));
    expect([isOffered(), answered()]).toEqual([false, 'false true']);
    unmount();
    offer(1.6);
    expect(isOffered()).toBe(false);
  });

  it('to nobody who chose it before', () => {
    act(() => changeLook({ isElder: true }));
    offer(1.29);
    expect(isOffered()).toBe(false);
  });
});

const branch: BranchView = {
  id: '1', kind: 'branch', name: '昆明分行', city: '昆明', address: '东风西路 88 号', phone: '0871-0000-0001',
  hours: '周一至周五 09:00–17:00', isOpen: true, openingState: '营业中 · 17:00 结束',
};

describe('the head of the first page', () => {
  it('is there before the branch is known, and is a heading once it is', () => {
    const { container, rerender } = render(<BranchHero branch={undefined} />);
    const linesOf = () => container.querySelectorAll('.branch-hero__name, .branch-hero__state').length;
    expect([linesOf(), screen.queryByRole('heading')]).toEqual([2, null]);
    rerender(<BranchHero branch={branch} />);
    expect([linesOf(), screen.getByRole('heading', { level: 1 }).textContent]).toEqual([2, '昆明分行']);
    expect(screen.getByText('营业中 · 17:00 结束')).toBeTruthy();
  });
});

describe('in elder mode', () => {
  it('the first page is six tiles, of which two lead to people', () => {
    render(<ElderTiles branch={branch} isFirstFilled />);
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      '生活缴费', '缴费记录', '我的积分', '我的预约', '网点电话', '客服热线',
    ]);
    const before = numbersCalled().length;
    fireEvent.click(screen.getByRole('button', { name: '网点电话' }));
    fireEvent.click(screen.getByRole('button', { name: '客服热线' }));
    expect(numbersCalled().slice(before)).toEqual([branch.phone, brand.hotline]);
  });

  it('a result has the hotline, which no other look shows', () => {
    const { container } = render(<Hotline />);
    expect(container.innerHTML).toBe('');
    act(() => changeLook({ isElder: true }));
    const before = numbersCalled().length;
    fireEvent.click(screen.getByRole('button', { name: `拨打客服热线 ${brand.hotline}` }));
    expect(numbersCalled().slice(before)).toEqual([brand.hotline]);
  });
});

describe('points that expire, on the first page', () => {
  const lot = (daysLeft: number) => ({ points: 300, expiresOn: '2026-12-29', daysLeft });
  const view = (expiring: PointsView['expiring']): PointsView => ({ available: 1280, held: 0, expiring });

  it('are said from a month before, one tap from where they are used', () => {
    const onUse = jest.fn();
    render(<ExpiringPoints points={view([lot(30), lot(60)])} onUse={onUse} />);
    fireEvent.click(screen.getByRole('button', { name: '可用 1,280 积分 其中 300 积分将于 12月29日到期' }));
    expect(onUse).toHaveBeenCalledTimes(1);
  });

  it.each([[[]], [[lot(31)]]])('are not spoken of earlier', (expiring) => {
    const { container } = render(<ExpiringPoints points={view(expiring)} onUse={jest.fn()} />);
    expect(container.innerHTML).toBe('');
  });
});
