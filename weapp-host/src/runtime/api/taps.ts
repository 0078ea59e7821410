import { ApiFailure, type Runtime } from '../runtime';

/** So long after a tap WeChat still takes a call for the person's own wish. */
const TAP_LASTS_MS = 5_000;

const tappedAt = new WeakMap<Runtime, number>();

/** A tap, or what counts as one: coming back from a payment. */
export const noteTap = (runtime: Runtime): void => void tappedAt.set(runtime, performance.now());

export const watchTaps = (runtime: Runtime): void => runtime.signals.on('Tap', () => noteTap(runtime));

/** Refuses a call that nobody tapped for. */
export const requireTap = (runtime: Runtime, extra?: Record<string, unknown>): void => {
  const at = tappedAt.get(runtime) ?? -Infinity;
  if (performance.now() - at > TAP_LASTS_MS) throw new ApiFailure('can only be invoked by user TAP gesture.', undefined, extra);
};
