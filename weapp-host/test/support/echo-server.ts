import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface EchoServer {
  address: string;
  /** Everything asked so far, oldest first. */
  heard: Heard[];
  close: () => Promise<void>;
}

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

interface Answer {
  status?: number;
  headers?: Record<string, string | string[]>;
  body: string | Buffer;
}

const json = (body: unknown): Answer => ({ headers: { 'content-type': 'application/json', 'X-Shop': 'corner' }, body: JSON.stringify(body) });

/** By path; anything else is echoed as JSON. */
const ANSWERS: Record<string, (heard: Heard, body: Buffer) => Answer | Promise<Answer>> = {
  '/text': () => ({ headers: { 'content-type': 'text/plain' }, body: 'just text' }),
  '/broken-json': () => ({ headers: { 'content-type': 'application/json' }, body: '{broken' }),
  '/missing': () => ({ status: 404, headers: { 'content-type': 'application/json' }, body: '{"code":"gone"}' }),
  '/cookies': () => ({ headers: { 'set-cookie': ['a=1', 'b=2'] }, body: 'ok' }),
  '/moved': () => ({ status: 302, headers: { location: '/echo?moved=1' }, body: '' }),
  '/bytes': (_heard, body) => ({ headers: { 'content-type': 'application/octet-stream' }, body }),
  '/never': () => new Promise(() => undefined),
  '/login': () => json({ code: 'code-of-the-day' }),
  '/cashier': () => json({ ok: true }),
  '/cashier-closed': () => ({ status: 503, headers: { 'content-type': 'application/json' }, body: '{"errMsg":"the cashier is closed"}' }),
};

/** A server on loopback that tells what it was asked. */
export const startEchoServer = async (): Promise<EchoServer> => {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await readBody(request);
      const asked = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: body.toString('utf8') };
      heard.push(asked);
      const answer = await (ANSWERS[asked.url.replace(/\?.*$/, '')] ?? json)(asked, body);
      response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
};
