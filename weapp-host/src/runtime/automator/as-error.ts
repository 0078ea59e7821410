import { plain } from '../console';

/** Whatever was thrown as an Error with the reason: a mini-program may throw anything, and WeChat's failures are objects. */
export const asError = (thrown: unknown): Error => {
  if (thrown instanceof Error) return thrown;
  const { errMsg, message } = (thrown ?? {}) as { errMsg?: unknown; message?: unknown };
  const reason = [errMsg, message].find((text) => typeof text === 'string');
  if (reason !== undefined) return new Error(String(reason));
  return new Error(typeof thrown === 'object' && thrown !== null ? JSON.stringify(plain(thrown)) : String(thrown));
};
