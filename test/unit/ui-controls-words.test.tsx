import { act, fireEvent, render, screen } from '@testing-library/react';
import { ApiError } from '@/shared/api/api-error';
import { sentenceOf } from '@/shared/api/sentences';
import { Amount } from '@/shared/ui/amount/amount';
import { Empty } from '@/shared/ui/empty/empty';
import { ErrorBlock } from '@/shared/ui/error-block/error-block';
import { ExportSheet } from '@/shared/ui/export-sheet/export-sheet';
import { Notice } from '@/shared/ui/notice/notice';
import { Outcome } from '@/shared/ui/outcome/outcome';
import { Points } from '@/shared/ui/points/points';
import { RiskBadge } from '@/shared/ui/risk-badge/risk-badge';

const ignore = (): void => undefined;

describe('what a reader hears', () => {
  it.each([
    [128_060, '1280元6角', '¥1,280.60'],
    [-60, '减6角', '−¥0.60'],
    [0, '0元', '¥0.00'],
  ])('of %i fen is %s', (value, said, shown) => {
    render(<Amount value={value} />);
    expect(screen.getByRole('group', { name: said }).textContent).toBe(shown);
  });

  it('of points is the number with its sign and the word', () => {
    render(
      <>
        <Points value={2136} />
        <Points value={128} isSigned />
        <Points value={-800} isSigned />
      </>,
    );
    expect(screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'))).toEqual(['2,136 积分', '+128 积分', '减800 积分']);
  });

  it('of a risk level is what the letters mean', () => {
    render(<RiskBadge level="R2" text="R2 中低风险" />);
    expect(screen.getByRole('img', { name: '风险等级 R2 中低风险' }).textContent).toBe('R2 中低风险');
  });

  it.each([
    ['a notice', <Notice key="notice">已保存。</Notice>, '已保存。'],
    ['an outcome', <Outcome key="outcome" icon="check" title="缴费成功" words={['¥128.60 已缴。']} />, '缴费成功¥128.60 已缴。'],
  ])('of %s is read when it appears', (_, shown, said) => {
    render(shown);
    const status = screen.getByRole('status');
    expect([status.textContent, status.getAttribute('aria-live')]).toEqual([said, 'polite']);
  });
});

describe('a page with nothing in it', () => {
  it('says what will be here and has one thing to do', () => {
    const onPress = jest.fn();
    render(<Empty icon="bill" title="还没有缴费记录" words="缴清的账单会出现在这里。" action={{ words: '去缴费', onPress }} />);
    expect(screen.getByRole('status').textContent).toContain('缴清的账单会出现在这里。');
    expect(screen.getAllByRole('button')).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: '去缴费' }));
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  it('names a failure of the network as one, and what was never there as not found', () => {
    const { rerender } = render(<ErrorBlock error={new ApiError('offline')} onRetry={ignore} />);
    expect(screen.queryByText('暂时连不上')).not.toBeNull();
    rerender(<ErrorBlock error={new ApiError('invalid-input', 'trace-7')} onRetry={ignore} />);
    expect(screen.queryByText(sentenceOf['not-found'])).not.toBeNull();
    expect(screen.queryByText('编号 trace-7')).not.toBeNull();
  });
});

describe('a table to hand over', () => {
  const open = async (fetch: () => Promise<string>) => {
    await act(async () => void render(<ExportSheet name="明细.csv" scope="2026年11月" fetch={fetch} onClose={ignore} />));
  };
  const isDisabled = (name: string) => screen.getByRole('button', { name }).getAttribute('aria-disabled');

  it('waits until the table is there', async () => {
    let answer: (file: string) => void = ignore;
    await open(() => new Promise((resolve) => void (answer = resolve)));
    expect(isDisabled('正在准备')).toBe('true');
    await act(async () => answer('日期,金额\n'));
    expect(isDisabled('保存文件')).toBe('false');
  });

  it('says why there is none, and asks again', async () => {
    const fetch = jest.fn<Promise<string>, []>().mockRejectedValueOnce(new ApiError('offline')).mockResolvedValueOnce('日期,金额\n');
    await open(fetch);
    expect(screen.getByRole('status').textContent).toBe(sentenceOf.offline);
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '重试' })));
    expect(screen.queryByRole('status')).toBeNull();
    expect(isDisabled('保存文件')).toBe('false');
  });
});
