import { isRecord } from '../../is-record';
import { messageOf } from '../../message-of';
import { ApiFailure, type Runtime } from '../runtime';
import { callbacksOf, type Options } from './parameters';
import { requirePrivacy } from './privacy';

/** What a call does: it answers what stands beside `errMsg`, or throws ApiFailure. */
type Body = (options: Options) => unknown;
type AsyncCall = (options?: unknown) => Promise<unknown> | undefined;
type SyncBody = (...args: never[]) => unknown;

interface Outcome {
  isOk: boolean;
  result: Record<string, unknown>;
}

const failureOf = (name: string, error: unknown): Record<string, unknown> => {
  const { errno, extra } = error instanceof ApiFailure ? error : {};
  return { ...extra, ...(errno === undefined ? {} : { errno }), errMsg: `${name}:fail ${messageOf(error)}` };
};

const outcomeOf = async (runtime: Runtime, name: string, run: () => unknown): Promise<Outcome> => {
  try {
    // Only what is asked for waits: a call without a question takes effect before it returns.
    const permission = requirePrivacy(runtime, name);
    if (permission) await permission;
    const answer = await run();
    return { isOk: true, result: { ...(isRecord(answer) ? answer : {}), errMsg: `${name}:ok` } };
  } catch (error) {
    return { isOk: false, result: failureOf(name, error) };
  }
};

/** Tells `success` or `fail`, then `complete`; what they throw is reported, and the next is still called. */
const tell = (runtime: Runtime, name: string, options: unknown, { isOk, result }: Outcome): void => {
  const { success, fail, complete } = callbacksOf(options);
  for (const callback of [isOk ? success : fail, complete]) {
    try {
      callback?.(result);
    } catch (error) {
      runtime.report(error, `a callback of ${name}`);
    }
  }
};

/** Runs a body and tells its callbacks later, whether or not there are any: for calls that return a task instead of a promise. */
export const runCall = (runtime: Runtime, name: string, options: unknown, body: Body): void => {
  void outcomeOf(runtime, name, () => body(isRecord(options) ? options : {})).then((outcome) => tell(runtime, name, options, outcome));
};

/**
 * WeChat's one form of an asynchronous call: a promise is returned only when none of `success`, `fail` and `complete` is given, and
 * callbacks are never called before the call has returned.
 */
const asyncCall = (runtime: Runtime, name: string, body: Body): AsyncCall => (options) => {
  const { success, fail, complete } = callbacksOf(options);
  if (!success && !fail && !complete) {
    return new Promise((resolve, reject) => runCall(runtime, name, { ...(isRecord(options) ? options : {}), success: resolve, fail: reject }, body));
  }
  runCall(runtime, name, options, body);
  return undefined;
};

export const asyncCalls = <N extends string>(runtime: Runtime, bodies: Record<N, Body>): Record<N, AsyncCall> =>
  Object.fromEntries(Object.entries<Body>(bodies).map(([name, body]) => [name, asyncCall(runtime, name, body)])) as Record<N, AsyncCall>;

/** Calls that answer at once: they throw an Error whose message has the form of an errMsg. */
export const syncCalls = <B extends Record<string, SyncBody>>(bodies: B): B =>
  Object.fromEntries(
    Object.entries(bodies).map(([name, body]) => [
      name,
      (...args: never[]) => {
        try {
          return body(...args);
        } catch (error) {
          throw Object.assign(new Error(`${name}:fail ${messageOf(error)}`, { cause: error }), failureOf(name, error));
        }
      },
    ]),
  ) as B;
