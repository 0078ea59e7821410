import type { Answer, Params, Query, RequestBody } from '@micro-branch/contract/api';
import { API_PREFIX, endpoints, type EndpointName } from '@micro-branch/contract/endpoints';
import { ERROR_CODES, type ErrorBody, type ErrorCode } from '@micro-branch/contract/errors';
import { serviceOrigin } from '@/shared/platform/environment';
import { NetworkFailure, sendRequest, type IncomingAnswer } from '@/shared/platform/request';
import { queryOf } from '@/routes';
import { ApiError } from './api-error';

const TIMEOUT_MS = 15_000;

type Part<K extends string, T> = undefined extends T ? { [P in K]?: undefined } : { [P in K]: T };

/** What an endpoint wants to know: its path values, its filters and its body, as the contract has them. */
export type Ask<N extends EndpointName> = Part<'params', Params<N>> & { query?: Query<N> } & Part<'body', RequestBody<N>>;

interface LooseAsk {
  params?: Record<string, string> | undefined;
  query?: Record<string, string | undefined> | undefined;
  body?: unknown;
}

/** A forged id that is the name of another endpoint would be answered by that one. */
const PLAIN_PATHS: ReadonlySet<string> = new Set(Object.values(endpoints).map(({ path }) => path));

/** The full address of an endpoint: also what shows a picture of it. Throws `ApiError` for an id that can be nobody's. */
export const addressOf = <N extends EndpointName>(name: N, params: Params<N>, filters: LooseAsk['query'] = {}): string => {
  const values = params as Record<string, string> | undefined;
  const query = queryOf(filters);
  const path = endpoints[name].path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(values?.[key] ?? ''));
  if (values && PLAIN_PATHS.has(path)) throw new ApiError('not-found');
  return `${serviceOrigin}${API_PREFIX}${path}${query && `?${query}`}`;
};

/** Endpoints that answer a file. */
const TEXTS: ReadonlySet<EndpointName> = new Set(['exportStatement', 'exportPayments']);

const isErrorCode = (code: unknown): code is ErrorCode => (ERROR_CODES as readonly unknown[]).includes(code);

/** A proxy or an older service may answer in another shape: that counts as unexpected. */
const refusalOf = ({ body, traceId, retryAfterSeconds }: IncomingAnswer): ApiError => {
  const error = (body as Partial<ErrorBody> | null)?.error;
  const code = isErrorCode(error?.code) ? error.code : 'unexpected';
  return new ApiError(code, error?.traceId ?? traceId, retryAfterSeconds);
};

/** One exchange with the service, without retries and without signing in; throws `ApiError`. */
export const send = async <N extends EndpointName>(name: N, ask: Ask<N>, token: string | undefined): Promise<Answer<N>> => {
  const { params, query, body } = ask as LooseAsk;
  try {
    const answer = await sendRequest({
      method: endpoints[name].method,
      url: addressOf(name, params as Params<N>, query),
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      body,
      isText: TEXTS.has(name),
      timeoutMs: TIMEOUT_MS,
    });
    if (answer.status >= 400) throw refusalOf(answer);
    return (answer.status === 204 ? null : answer.body) as Answer<N>;
  } catch (failure) {
    throw failure instanceof NetworkFailure ? new ApiError(failure.reason) : failure;
  }
};
