import { callbacksOf } from '../api/parameters';
import type { Runtime } from '../runtime';
import { wxMethod } from './call-wx';
import { answersAtOnce } from './wx-call-style';

type Method = (...args: unknown[]) => unknown;
type Mockable = Pick<Runtime, 'wx' | 'mocks'>;

interface Outcome {
  isOk: boolean;
  result: unknown;
}

const failure = (name: string, error: unknown): unknown =>
  error instanceof Error ? { errMsg: error.message.startsWith(`${name}:fail`) ? error.message : `${name}:fail ${error.message}` } : error;

/** An answer whose errMsg speaks of failure is one, as everywhere in WeChat. */
const isFailure = (result: unknown): boolean => /:fail\b/.test(String((result as { errMsg?: unknown } | null | undefined)?.errMsg));

const outcomeOf = async (name: string, produce: () => unknown): Promise<Outcome> => {
  try {
    const result = await produce();
    return { isOk: !isFailure(result), result };
  } catch (error) {
    return { isOk: false, result: failure(name, error) };
  }
};

/** Tells a mock's answer as WeChat tells its own: to the callbacks, or by a promise where there are none. */
const answering = (name: string, produce: Method): Method => {
  if (answersAtOnce(name)) return produce;
  return (options = {}, ...rest) => {
    const { success, fail, complete } = callbacksOf(options);
    const outcome = outcomeOf(name, () => produce(options, ...rest));
    if (!success && !fail && !complete) return outcome.then(({ isOk, result }) => (isOk ? result : Promise.reject(result as Error)));
    void outcome.then(({ isOk, result }) => {
      (isOk ? success : fail)?.(result);
      complete?.(result);
    });
    return undefined;
  };
};

/** The method as it is without its mock: what `this.origin` is to a mocking function. */
const originOf = ({ wx, mocks }: Mockable, name: string): Method => (...args) => {
  const mock = mocks.get(name);
  mocks.delete(name);
  try {
    return wxMethod(wx, name)(...args);
  } finally {
    if (mock) mocks.set(name, mock);
  }
};

/** Answers every call of `wx[name]` with the same result. */
export const mockWithResult = ({ wx, mocks }: Mockable, name: string, result: unknown): void => {
  wxMethod(wx, name);
  mocks.set(name, answering(name, () => result));
};

/** Answers with what `mock` makes of the call's own arguments, followed by `extra`; `this.origin` calls the real method. */
export const mockWithFunction = (runtime: Mockable, name: string, { mock, extra }: { mock: Method; extra: unknown[] }): void => {
  wxMethod(runtime.wx, name);
  const self = { origin: originOf(runtime, name) };
  runtime.mocks.set(name, answering(name, (...args) => mock.call(self, ...args, ...extra)));
};
