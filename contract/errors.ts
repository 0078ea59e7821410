/**
 * Every way the service says no. The server has a status for each code and the client a sentence for each: both maps are
 * total, so a new code does not compile until it has an answer on both sides.
 */
export const ERROR_CODES = [
  'invalid-input',
  'session-expired',
  'login-code-refused',
  'login-high-risk',
  'consent-required',
  'not-found',
  'card-not-found',
  'card-off-shelf',
  'card-content-refused',
  'approval-refused',
  'branch-not-found',
  'share-not-found',
  'event-out-of-time',
  'signal-not-found',
  'attribution-rules-refused',
  'reward-rules-refused',
  'reward-rules-not-found',
  'conversion-not-found',
  'already-applied',
  'application-not-found',
  'visit-day-refused',
  'idempotency-conflict',
  'role-required',
  'points-short',
  'points-rules-refused',
  'already-checked-in',
  'make-up-refused',
  'task-not-found',
  'task-not-done',
  'item-not-found',
  'item-off-shelf',
  'price-changed',
  'sold-out',
  'limit-reached',
  'order-not-found',
  'state-changed',
  'collection-not-found',
  'exchange-not-found',
  'exchange-amount-refused',
  'exchange-cap-reached',
  'exchange-terms-changed',
  'no-credit-card',
  'card-points-short',
  'card-points-unavailable',
  'too-large',
  'too-many-requests',
  'wechat-unavailable',
  'busy',
  'unexpected',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** The body of every answer that is not a success. `traceId` finds the request in the server's log. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string; traceId: string };
}
