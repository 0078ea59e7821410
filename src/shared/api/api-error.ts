import type { ErrorCode } from '@micro-branch/contract/errors';

/** Why a call did not succeed: a code of the contract, or no answer at all. */
export type FailureCode = ErrorCode | 'offline' | 'timeout';

/** A call that was refused or got no answer. `traceId` finds it in the service's log. */
export class ApiError extends Error {
  constructor(
    readonly code: FailureCode,
    readonly traceId?: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(code);
    this.name = 'ApiError';
  }
}

const TRANSIENT: ReadonlySet<FailureCode> = new Set(['offline', 'timeout', 'busy', 'too-many-requests', 'wechat-unavailable', 'unexpected']);

/** Whether the same call may succeed later without anybody changing anything. */
export const isTransient = (failure: unknown): boolean => failure instanceof ApiError && TRANSIENT.has(failure.code);
