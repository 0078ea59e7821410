import { Type } from '@sinclair/typebox';
import { ERROR_CODES, type ErrorBody, type ErrorCode } from '@micro-branch/contract/errors';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isOutage } from '../database/database';
import { Refusal } from '../refusal';

export const statusOf = {
  'invalid-input': 400,
  'session-expired': 401,
  'login-code-refused': 401,
  'login-high-risk': 403,
  'consent-required': 403,
  'not-found': 404,
  'card-not-found': 404,
  'card-off-shelf': 410,
  'card-content-refused': 422,
  'approval-refused': 422,
  'branch-not-found': 404,
  'share-not-found': 404,
  'event-out-of-time': 422,
  'attribution-rules-refused': 422,
  'reward-rules-refused': 422,
  'reward-rules-not-found': 404,
  'conversion-not-found': 404,
  'signal-not-found': 404,
  'already-applied': 409,
  'application-not-found': 404,
  'visit-day-refused': 422,
  'idempotency-conflict': 409,
  'role-required': 403,
  'points-short': 409,
  'points-rules-refused': 422,
  'already-checked-in': 409,
  'make-up-refused': 422,
  'task-not-found': 404,
  'task-not-done': 409,
  'item-not-found': 404,
  'item-off-shelf': 410,
  'price-changed': 409,
  'sold-out': 409,
  'limit-reached': 409,
  'order-not-found': 404,
  'state-changed': 409,
  'collection-not-found': 404,
  'exchange-not-found': 404,
  'exchange-amount-refused': 422,
  'exchange-cap-reached': 409,
  'exchange-terms-changed': 409,
  'no-credit-card': 409,
  'card-points-short': 409,
  'card-points-unavailable': 502,
  'biller-not-found': 404,
  'biller-closed': 409,
  'biller-unavailable': 502,
  'billers-refused': 422,
  'account-refused': 422,
  'bill-account-not-found': 404,
  'too-many-accounts': 409,
  'family-not-found': 404,
  'bill-code-refused': 422,
  'bill-not-found': 404,
  'bill-expired': 410,
  'nothing-due': 409,
  'bill-paid': 409,
  'bill-under-payment': 409,
  'amount-refused': 422,
  'amount-changed': 409,
  'coupon-refused': 409,
  'payment-not-found': 404,
  'pay-unavailable': 502,
  'receipt-not-ready': 409,
  'mandate-not-found': 404,
  'mandate-refused': 409,
  'agreement-changed': 409,
  'too-large': 413,
  'too-many-requests': 429,
  'wechat-unavailable': 502,
  busy: 503,
  unexpected: 500,
} satisfies Record<ErrorCode, number>;

/** The body of an answer that is one of these. */
export const errorAnswer = (codes: readonly ErrorCode[]) =>
  Type.Object({
    error: Type.Object({
      code: Type.Unsafe<ErrorCode>({ type: 'string', enum: [...codes] }),
      message: Type.String({ description: 'for developers; the client has its own sentence for each code' }),
      traceId: Type.String({ description: "finds the request in the service's log" }),
    }),
  });

export const ErrorAnswer = errorAnswer(ERROR_CODES);

const RETRY_AFTER_SECONDS = 1;
const codeOfStatus: Partial<Record<number, ErrorCode>> = {
  404: 'not-found',
  413: 'too-large',
  429: 'too-many-requests',
  503: 'busy',
};

/** Names the field, never its value. */
const describeInvalid = ({ validation, validationContext, message }: FastifyError): string => {
  const [first] = validation ?? [];
  if (!first) return message;
  const extra = first.params['additionalProperty'];
  const suffix = typeof extra === 'string' ? `: ${extra.slice(0, 64)}` : '';
  return `${validationContext}${first.instancePath} ${first.message}${suffix}`;
};

/** What the caller hears of an error; undefined for a bug or an outage. */
const explain = (error: FastifyError | Refusal): { code: ErrorCode; message: string } | undefined => {
  if (error instanceof Refusal) {
    return { code: error.code, message: statusOf[error.code] < 500 ? error.message : error.code };
  }
  if (isOutage(error)) return { code: 'busy', message: 'busy' };
  const status = error.statusCode ?? 500;
  const code = codeOfStatus[status];
  if (code) return { code, message: code };
  return status >= 400 && status < 500 ? { code: 'invalid-input', message: describeInvalid(error) } : undefined;
};

export const answerError = (error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const { code, message } = explain(error) ?? { code: 'unexpected' as const, message: 'unexpected' };
  const status = statusOf[code];
  if (code === 'unexpected') request.log.error({ err: error }, 'fault');
  else if (status >= 500) request.log.warn({ code, reason: error.message }, 'outage');
  const canRetry = status === 429 || status === 503;
  if (canRetry && !reply.hasHeader('retry-after')) reply.header('retry-after', RETRY_AFTER_SECONDS);
  const body: ErrorBody = { error: { code, message, traceId: request.id } };
  return reply.code(status).header('cache-control', 'no-store').send(body);
};

export const answerNotFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  answerError(new Refusal('not-found'), request, reply);
