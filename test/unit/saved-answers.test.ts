import type * as savedAnswers from '@/shared/api/saved-answers';
import { writeStored } from '@/shared/platform/storage';

type SavedAnswers = typeof savedAnswers;

/** The phone: its storage outlives the program. */
const taro: unknown = jest.requireActual('@tarojs/taro');

/** A start of the program: what is in memory is new, what was stored is not. */
const start = (): SavedAnswers => {
  let loaded: SavedAnswers | undefined;
  jest.isolateModules(() => {
    jest.doMock('@tarojs/taro', () => taro);
    loaded = jest.requireActual<SavedAnswers>('@/shared/api/saved-answers');
  });
  if (!loaded) throw new Error('not loaded');
  return loaded;
};

beforeEach(() => jest.useFakeTimers({ now: 1_000 }));
afterEach(() => {
  start().forgetAnswers();
  jest.useRealTimers();
});

describe('saved answers', () => {
  it('are there at the next start, with the time they were saved', () => {
    start().saveAnswer('listCards', { sections: [] });
    jest.runAllTimers();
    const next = start();
    expect(next.listSavedAnswers()).toEqual([['listCards', { sections: [] }]]);
    expect(next.savedAtOf('listCards')).toBe(1_000);
  });

  it('give up the oldest beyond forty', () => {
    const now = start();
    for (let at = 0; at <= 40; at += 1) now.saveAnswer(`card ${at}`, at);
    jest.runAllTimers();
    const keys = start().listSavedAnswers().map(([key]) => key);
    expect(keys).toHaveLength(40);
    expect(keys).not.toContain('card 0');
    expect(keys.at(-1)).toBe('card 40');
  });

  it('give up what would fill the storage, the oldest first', () => {
    const now = start();
    now.saveAnswer('old', 'x'.repeat(150_000));
    now.saveAnswer('new', 'x'.repeat(150_000));
    jest.runAllTimers();
    expect(start().listSavedAnswers().map(([key]) => key)).toEqual(['new']);
  });

  it.each([[{ data: 7 }], [[null]], [[['a', null], ['b', 3], [7, { data: 1, savedAt: 1 }]]], ['text']])('are none where %j is stored', (stored) => {
    writeStored('answers-3', stored);
    expect(start().listSavedAnswers()).toEqual([]);
  });

  it('leave nothing when they are forgotten, not even what was about to be written', () => {
    const now = start();
    now.saveAnswer('getMe', { maskedName: '王*' });
    now.forgetAnswers();
    jest.runAllTimers();
    expect(now.listSavedAnswers()).toEqual([]);
    expect(start().listSavedAnswers()).toEqual([]);
  });
});
