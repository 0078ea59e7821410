import Taro from '@tarojs/taro';
import { act, renderHook, waitFor } from '@testing-library/react';
import { useAnswer } from '@/shared/api/answer';
import { forgetAnswers, listSavedAnswers } from '@/shared/api/saved-answers';

const answer = (data: unknown) => ({ statusCode: 200, data, header: {} });

/** The service beyond the network: each request waits until it is answered here. */
const playService = (): ((data: unknown) => void)[] => {
  const waiting: ((data: unknown) => void)[] = [];
  Object.assign(Taro, { request: () => new Promise((resolve) => waiting.push((data) => resolve(answer(data)))) });
  return waiting;
};

describe('an answer that comes after its member has gone', () => {
  it('is neither shown nor kept: the same is asked for whoever is here now', async () => {
    const waiting = playService();
    const { result } = renderHook(() => useAnswer('listFeaturedCards', {}));
    await waitFor(() => expect(waiting).toHaveLength(1));
    forgetAnswers();
    await act(async () => waiting[0]!({ cards: ['of the one who left'] }));
    await waitFor(() => expect(waiting).toHaveLength(2));
    expect([result.current.data, listSavedAnswers()]).toEqual([undefined, []]);
    await act(async () => waiting[1]!({ cards: ['of now'] }));
    await waitFor(() => expect(result.current.data).toEqual({ cards: ['of now'] }));
    expect(listSavedAnswers().map(([, data]) => data)).toEqual([{ cards: ['of now'] }]);
  });
});
