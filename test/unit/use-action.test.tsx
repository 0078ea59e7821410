import { act, renderHook } from '@testing-library/react';
import { ApiError } from '@/shared/api/api-error';
import { useAction } from '@/shared/api/use-action';

/** Answers each call as the test decides, in the order of the calls. */
const playService = () => {
  const keys: string[] = [];
  const waiting: { resolve: (answer: string) => void; reject: (failure: Error) => void }[] = [];
  const ask = (key: string): Promise<string> => {
    keys.push(key);
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  };
  return { keys, waiting, ask };
};

describe('an action', () => {
  it('is done once, however often it is pressed before the answer', async () => {
    const { keys, waiting, ask } = playService();
    const { result } = renderHook(() => useAction(ask));
    act(() => {
      void result.current.run();
      void result.current.run();
    });
    expect(keys).toHaveLength(1);
    expect(result.current).toMatchObject({ isBusy: true, answer: null });
    await act(async () => waiting[0]!.resolve('done'));
    expect(result.current).toMatchObject({ isBusy: false, answer: 'done', refusal: null });
  });

  it('is tried again under the same key after a failure, and under a new one after a success', async () => {
    const { keys, waiting, ask } = playService();
    const onSettled = jest.fn();
    const { result } = renderHook(() => useAction(ask, onSettled));
    const end = async (how: (call: (typeof waiting)[number]) => void) => {
      act(() => void result.current.run());
      await act(async () => how(waiting.at(-1)!));
    };
    await end((call) => call.reject(new ApiError('timeout')));
    expect(result.current.refusal).toBe('没有收到答复。检查网络后再试一次，不会重复办理。');
    await end((call) => call.resolve('done'));
    await end((call) => call.resolve('done again'));
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
    expect(onSettled.mock.calls).toEqual([['timeout'], [null], [null]]);
  });

  it('gives up a key that the service knows with other terms', async () => {
    const { keys, waiting, ask } = playService();
    const { result } = renderHook(() => useAction(ask));
    for (const code of ['idempotency-conflict', 'busy'] as const) {
      act(() => void result.current.run());
      await act(async () => waiting.at(-1)!.reject(new ApiError(code)));
    }
    expect(keys[1]).not.toBe(keys[0]);
  });
});
