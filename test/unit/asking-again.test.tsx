import { act, renderHook } from '@testing-library/react';
import { useAskingAgain } from '@/shared/api/asking-again';

const pass = (seconds: number) => act(() => jest.advanceTimersByTime(seconds * 1_000));

describe('waiting for an outcome', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('asks after 2, 4 and 8 seconds, and then promises instead of asking on', () => {
    const ask = jest.fn();
    const { result } = renderHook(() => useAskingAgain(ask, true));
    const asked = [1.9, 0.2, 3.8, 0.3, 7.7].map((seconds) => {
      pass(seconds);
      return ask.mock.calls.length;
    });
    expect(asked).toEqual([0, 1, 1, 2, 2]);
    expect(result.current).toBe(false);
    pass(0.4);
    expect(ask).toHaveBeenCalledTimes(3);
    expect(result.current).toBe(true);
    pass(60);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('stops as soon as nothing is under way', () => {
    const ask = jest.fn();
    const { result, rerender } = renderHook(({ isUnderWay }) => useAskingAgain(ask, isUnderWay), { initialProps: { isUnderWay: true } });
    pass(2);
    rerender({ isUnderWay: false });
    pass(60);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(result.current).toBe(false);
  });
});
