export interface OutsideCall {
  url: string;
  headers?: Record<string, string>;
  /** Sent as JSON by POST; without it the call is a GET. */
  body?: string | undefined;
  timeoutMs?: number | undefined;
}

export interface OutsideAnswer {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

const TIMEOUT_MS = 5_000;
const ANSWER_BYTES_MAX = 2 * 1024 * 1024;

/** Reads an answer as far as it may be long: a body without an end is given up, not gathered. */
const readBytes = async ({ body }: Response): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > ANSWER_BYTES_MAX) throw new RangeError('the answer is too long');
    parts.push(part.value);
  }
  return Buffer.concat(parts);
};

/**
 * One call to the outside, ended after `timeoutMs` wherever it is; whoever sends us elsewhere is not followed. Any status is
 * an answer; what throws is that no whole answer came. Secrets and persons travel in addresses, headers and bodies, so
 * nothing of them may reach the error's message.
 */
export const callOutside = async ({ url, headers = {}, body, timeoutMs = TIMEOUT_MS }: OutsideCall): Promise<OutsideAnswer> => {
  const said = body === undefined ? { headers } : { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body };
  // Not AbortSignal.timeout: once the headers are in nothing holds it, and a body that hangs would hang for ever.
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeoutMs);
  try {
    const response = await fetch(url, { ...said, redirect: 'error', signal: limit.signal });
    return { status: response.status, headers: response.headers, bytes: await readBytes(response) };
  } catch (error) {
    throw new Error(limit.signal.aborted ? 'timeout' : (error as Error).message);
  } finally {
    clearTimeout(timer);
    limit.abort();
  }
};

/**
 * A file from the outside, part by part as it comes, however long it is: what is limited is how long it may be silent. Throws when
 * there is none, or when it ends before it is whole.
 */
export async function* streamOutside({ url, headers = {}, timeoutMs = TIMEOUT_MS }: Omit<OutsideCall, 'body'>): AsyncGenerator<Buffer> {
  const limit = new AbortController();
  // Runs only while the outside is waited for: whoever reads may take their time.
  const within = async <T>(work: Promise<T>): Promise<T> => {
    const timer = setTimeout(() => limit.abort(), timeoutMs);
    return work.finally(() => clearTimeout(timer));
  };
  try {
    const response = await within(fetch(url, { headers, redirect: 'error', signal: limit.signal }));
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
    const reader = response.body?.getReader();
    const next = async () => reader && within(reader.read());
    for (let part = await next(); part && !part.done; part = await next()) yield Buffer.from(part.value);
  } catch (error) {
    throw new Error(limit.signal.aborted ? 'timeout' : (error as Error).message);
  } finally {
    limit.abort();
  }
}

/** The fields of a JSON answer, whatever its label says; undefined when it is anything but an object. */
export const fieldsOf = (bytes: Buffer): Record<string, unknown> | undefined => {
  try {
    const fields: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};
