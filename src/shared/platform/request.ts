import Taro from '@tarojs/taro';

export interface OutgoingRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** The answer is a text, which a platform would otherwise try to read as JSON and lose. */
  isText?: boolean;
  timeoutMs: number;
}

export interface IncomingAnswer {
  status: number;
  body: unknown;
  traceId: string | undefined;
  retryAfterSeconds: number | undefined;
}

/** The request got no answer: the network is away, or the answer did not come in time. */
export class NetworkFailure extends Error {
  constructor(readonly reason: 'offline' | 'timeout') {
    super(reason);
    this.name = 'NetworkFailure';
  }
}

/** Header names keep the case the server or the phone gave them. */
const headerOf = (headers: Record<string, unknown>, name: string): string | undefined => {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return found === undefined ? undefined : String(found[1]);
};

const reasonOf = (failure: unknown): 'offline' | 'timeout' => {
  const { errMsg = '', name = '' } = failure as { errMsg?: string; name?: string };
  return /timeout|abort/i.test(`${name} ${errMsg}`) ? 'timeout' : 'offline';
};

/** What is refused is said in JSON, whatever was asked for. */
const parseRefusal = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
};

/** Sends JSON and answers whatever the service said; throws `NetworkFailure` when it said nothing. */
export const sendRequest = async ({ method, url, headers, body, isText = false, timeoutMs }: OutgoingRequest): Promise<IncomingAnswer> => {
  try {
    const answer = await Taro.request<unknown>({
      url,
      method,
      timeout: timeoutMs,
      header: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { data: body }),
      ...(isText ? { dataType: 'text' } : {}),
    });
    const answered = answer.header as Record<string, unknown>;
    const retryAfter = Number(headerOf(answered, 'retry-after'));
    return {
      status: answer.statusCode,
      body: isText && answer.statusCode >= 400 ? parseRefusal(answer.data) : answer.data,
      traceId: headerOf(answered, 'x-trace-id'),
      retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : undefined,
    };
  } catch (failure) {
    throw new NetworkFailure(reasonOf(failure));
  }
};
