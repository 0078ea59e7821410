import { act, render } from '@testing-library/react';
import { usePullDown } from '@/shared/platform/pull-down';
import { pullDown, timesSprungBack } from '../support/taro';

interface Asking {
  ask: () => Promise<unknown>;
  /** What is asked; nothing where there is nothing to ask. */
  of?: string | null;
}

const Part = ({ ask, of = 'answer' }: Asking) => {
  usePullDown(of, ask);
  return null;
};

const settle = (): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve)));

describe('a page that is pulled down', () => {
  it('asks once for what two parts of it show, and springs back when all is there', async () => {
    let arrive: (value?: unknown) => void = () => undefined;
    const slow = jest.fn(() => new Promise((resolve) => (arrive = resolve)));
    const quick = jest.fn(() => Promise.resolve());
    render([<Part key="1" ask={slow} />, <Part key="2" ask={slow} />, <Part key="3" of="other" ask={quick} />]);
    const before = timesSprungBack();
    pullDown();
    await settle();
    expect([slow.mock.calls.length, quick.mock.calls.length, timesSprungBack() - before]).toEqual([1, 1, 0]);
    arrive();
    await settle();
    expect(timesSprungBack() - before).toBe(1);
  });

  it('springs back after a failure too, and can be pulled again', async () => {
    const ask = jest.fn(() => Promise.reject(new Error('offline')));
    render(<Part ask={ask} />);
    const before = timesSprungBack();
    for (const times of [1, 2]) {
      pullDown();
      await settle();
      expect([ask.mock.calls.length, timesSprungBack() - before]).toEqual([times, times]);
    }
  });

  it('does not ask for what nobody wants to know yet', async () => {
    const ask = jest.fn(() => Promise.resolve());
    render(<Part of={null} ask={ask} />);
    pullDown();
    await settle();
    expect(ask).not.toHaveBeenCalled();
  });
});
