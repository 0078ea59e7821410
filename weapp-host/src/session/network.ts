import { reachable } from './endpoints';
import type { HostCalls } from '../phone';

type Send = HostCalls['network.send'];

/** Of Node's timers. */
const TIMEOUT_MAX_MS = 2 ** 31 - 1;

/** What WeChat says when a request ends without an answer. */
const reasonOf = (error: unknown): string => {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return 'timeout';
  if (name === 'AbortError') return 'abort';
  return cause?.code ? `errcode:-1 ${cause.code}` : (cause?.message ?? message);
};

const headerOf = (headers: Headers): Record<string, string> => Object.fromEntries([...headers].filter(([name]) => name !== 'set-cookie'));

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const REDIRECTS_MAX = 20;

/** What is sent on to where a redirect leads: as `fetch` would, which cannot be told where an origin answers. */
const redirected = (init: RequestInit, status: number, isSameOrigin: boolean): RequestInit => {
  const headers = new Headers(init.headers);
  if (!isSameOrigin) for (const name of ['authorization', 'cookie']) headers.delete(name);
  const becomesGet = status === 303 ? init.method !== 'HEAD' : status < 303 && init.method === 'POST';
  return { ...init, headers, ...(becomesGet && { method: 'GET', body: null }) };
};

const fetchMapped = async (address: string, init: RequestInit, { origins, follow }: { origins: Record<string, string> | undefined; follow: boolean }): Promise<Response> => {
  let url = address;
  let sent = init;
  for (let count = 0; count <= REDIRECTS_MAX; count += 1) {
    const answer = await fetch(reachable(url, origins), { ...sent, redirect: 'manual' });
    const location = answer.headers.get('location');
    if (!follow || location === null || !REDIRECTS.has(answer.status)) return answer;
    await answer.body?.cancel();
    const next = new URL(location, url);
    sent = redirected(sent, answer.status, next.origin === new URL(url).origin);
    url = next.href;
  }
  throw new Error('too many redirects');
};

/** Sends what a phone would send, in Node: a mini-program knows no CORS. Rejects with WeChat's reason. */
export const createNetwork = (origins?: Record<string, string>) => {
  const open = new Map<string, AbortController>();
  return {
    send: async ({ id, url, method, header, body, timeoutMs, follow }: Send['params']): Promise<Send['result']> => {
      const abort = new AbortController();
      open.set(id, abort);
      try {
        const init = {
          method,
          headers: header,
          body: body === null || method === 'GET' || method === 'HEAD' ? null : Buffer.from(body, 'base64'),
          signal: AbortSignal.any([abort.signal, AbortSignal.timeout(Math.min(Math.max(0, timeoutMs), TIMEOUT_MAX_MS))]),
        };
        const answer = await fetchMapped(url, init, { origins, follow });
        const bytes = Buffer.from(await answer.arrayBuffer());
        return { status: answer.status, header: headerOf(answer.headers), cookies: answer.headers.getSetCookie(), body: bytes.toString('base64') };
      } catch (error) {
        throw new Error(reasonOf(error));
      } finally {
        open.delete(id);
      }
    },
    abort: ({ id }: { id: string }): void => open.get(id)?.abort(),
    /** The mini-program was started anew or ended: nobody waits for these any more. */
    abortAll: (): void => open.forEach((abort) => abort.abort()),
  };
};
