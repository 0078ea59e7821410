import { act, fireEvent, render, screen } from '@testing-library/react';
import type { Answered } from '@/shared/api/answer';
import { ApiError } from '@/shared/api/api-error';
import { sentenceOf } from '@/shared/api/sentences';
import { Screen } from '@/shared/ui/screen/screen';

const waiting: Answered<string> = {
  data: undefined,
  error: undefined,
  isLoading: true,
  isStale: false,
  savedAt: undefined,
  retry: () => undefined,
};

const show = (answer: Partial<Answered<string>>) =>
  render(
    <Screen answer={{ ...waiting, ...answer }} bones={['card']}>
      {(words) => <p>{words}</p>}
    </Screen>,
  );

describe('a screen that waits', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('shows nothing for 200 ms, then the bones, and after five seconds a word', () => {
    const { container } = show({});
    act(() => jest.advanceTimersByTime(199));
    expect(container.textContent).toBe('');
    expect(container.querySelector('.mb-skeleton')).toBeNull();
    act(() => jest.advanceTimersByTime(1));
    expect(container.querySelector('.mb-skeleton')).not.toBeNull();
    act(() => jest.advanceTimersByTime(4_799));
    expect(screen.queryByText('加载较慢，请稍候')).toBeNull();
    act(() => jest.advanceTimersByTime(1));
    expect(screen.queryByText('加载较慢，请稍候')).not.toBeNull();
  });
});

describe('a screen', () => {
  it('shows the answer when it is there', () => {
    show({ data: '内容', isLoading: false });
    expect(screen.queryByText('内容')).not.toBeNull();
  });

  it('says why it could not be opened, with the number of the request, and tries again', () => {
    const retry = jest.fn();
    show({ error: new ApiError('unexpected', 'trace-1'), retry });
    expect(screen.queryByText(sentenceOf.unexpected)).not.toBeNull();
    expect(screen.queryByText('编号 trace-1')).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it('leads home after a refusal, which trying again does not change', () => {
    show({ error: new ApiError('not-found') });
    expect(screen.queryByRole('button', { name: '重试' })).toBeNull();
    expect(screen.queryByRole('button', { name: '去首页' })).not.toBeNull();
  });

  it('keeps what was saved in sight without a network, and says from when it is', () => {
    const savedAt = Date.UTC(2026, 0, 5, 1, 30);
    show({ data: '内容', error: new ApiError('offline'), isStale: true, savedAt });
    expect(screen.queryByText('内容')).not.toBeNull();
    expect(screen.getByRole('status').textContent).toMatch(/网络没有连上，下面是 .*1月5日 09:30 保存的内容。/);
  });

  it('says once from when it is, not again with what stands inside it', () => {
    const answer = { ...waiting, data: '内容', isStale: true, savedAt: 0 };
    render(
      <Screen answer={answer} bones={['card']}>
        {() => (
          <Screen answer={answer} bones={['card']}>
            {(words) => <p>{words}</p>}
          </Screen>
        )}
      </Screen>,
    );
    expect(screen.queryAllByText('内容')).toHaveLength(1);
    expect(screen.getAllByRole('status')).toHaveLength(1);
  });

  it('asks a guest to sign in where the page is a member’s own', () => {
    show({ error: new ApiError('session-expired') });
    expect(screen.queryByRole('button', { name: '登录' })).not.toBeNull();
  });
});
