/** A 64-bit, time-ordered id in decimal digits. */
export type Id = string;

const EPOCH_MS = Date.UTC(2026, 0, 1);
const SEQUENCE_BITS = 12n;
const PROCESS_BITS = 10n;
const SEQUENCE_MAX = 1n << SEQUENCE_BITS;

/**
 * 41 bits of milliseconds since 2026, 10 bits of process, 12 bits of sequence. Never goes back when the clock does: it
 * keeps the last millisecond and counts on, borrowing the next one when 4,096 are used up.
 */
export const createIds = (processNumber: number, nowMs: () => number): (() => Id) => {
  let lastMs = -1n;
  let sequence = 0n;
  const process = BigInt(processNumber) & ((1n << PROCESS_BITS) - 1n);
  return () => {
    const ms = BigInt(nowMs() - EPOCH_MS);
    if (ms > lastMs) {
      lastMs = ms;
      sequence = 0n;
    } else if ((sequence += 1n) === SEQUENCE_MAX) {
      lastMs += 1n;
      sequence = 0n;
    }
    return String((lastMs << (PROCESS_BITS + SEQUENCE_BITS)) | (process << SEQUENCE_BITS) | sequence);
  };
};

/** No id made at this instant or later is below it, and none made before reaches it. */
export const firstIdAt = (instant: Date): Id => String(BigInt(instant.getTime() - EPOCH_MS) << (PROCESS_BITS + SEQUENCE_BITS));
