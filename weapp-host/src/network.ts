import { reachable } from './endpoints';
import type { HostCalls } from './phone';

type Send = HostCalls['network.send'];

/** What WeChat says when a request ends without an answer. */
const reasonOf = (error: unknown): string => {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return 'timeout';
  if (name === 'AbortError') return 'abort';
  return cause?.code ? `errcode:-1 ${cause.code}` : (cause?.message ?? message);
};

/** WeChat sets it itself, whatever the caller says. */
const withoutReferer = (header: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(header).filter(([name]) => name.toLowerCase() !== 'referer'));

const headerOf = (headers: Headers): Record<string, string> => Object.fromEntries([...headers].filter(([name]) => name !== 'set-cookie'));

/** Sends what a phone would send, in Node: a mini-program knows no CORS. Rejects with WeChat's reason. */
export const createNetwork = (referer: string, origins?: Record<string, string>) => {
  const open = new Map<string, AbortController>();
  return {
    send: async ({ id, url, method, header, body, timeoutMs, follow }: Send['params']): Promise<Send['result']> => {
      const abort = new AbortController();
      open.set(id, abort);
      try {
        const answer = await fetch(reachable(url, origins), {
          method,
          headers: { ...withoutReferer(header), referer },
          body: body === null || method === 'GET' || method === 'HEAD' ? null : Buffer.from(body, 'base64'),
          redirect: follow ? 'follow' : 'manual',
          signal: AbortSignal.any([abort.signal, AbortSignal.timeout(timeoutMs)]),
        });
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
