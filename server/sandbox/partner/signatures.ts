import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createNonces, SKEW_SECONDS_MAX } from '../nonces';

export interface PartnerSandboxOptions {
  /** Shared with whoever asks. */
  key: Buffer;
  clock: { now(): Date };
}

const NONCE = /^[0-9a-f]{32}$/;

const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex');

const headerOf = ({ headers }: FastifyRequest, name: string): string => {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
};

const isEqual = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** What a caller gets instead of an answer. */
export class PartnerRefusal extends Error {
  constructor(
    readonly status: 400 | 401 | 404 | 409 | 503,
    readonly reason: string,
  ) {
    super(reason);
    this.name = 'PartnerRefusal';
  }
}

/**
 * Every question has to carry the caller's signature over method, path, second, nonce and body, near our time, its nonce never
 * seen; every answer carries ours over status, second, the question's nonce and body. Written apart from the gateway's
 * signatures on purpose: this side is somebody else's.
 */
export const requireSignatures = (app: FastifyInstance, { key, clock }: PartnerSandboxOptions): void => {
  const nonces = createNonces();
  const sign = (lines: (string | number)[]): string => createHmac('sha256', key).update(lines.join('\n')).digest('base64');
  const nowSecond = (): number => Math.floor(clock.now().getTime() / 1_000);

  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.addHook('preHandler', async (request) => {
    const [second, nonce] = [headerOf(request, 'x-timestamp'), headerOf(request, 'x-nonce')];
    const body = typeof request.body === 'string' ? request.body : '';
    const expected = sign([request.method, request.url, second, nonce, hashOf(body)]);
    if (!isEqual(headerOf(request, 'x-signature'), expected)) throw new PartnerRefusal(401, 'SIGNATURE');
    if (!(Math.abs(Number(second) - nowSecond()) <= SKEW_SECONDS_MAX)) throw new PartnerRefusal(401, 'CLOCK');
    if (!NONCE.test(nonce) || !nonces.isNew(nonce, Number(second), nowSecond())) throw new PartnerRefusal(401, 'REPLAYED');
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const second = nowSecond();
    const signature = sign([reply.statusCode, second, headerOf(request, 'x-nonce'), hashOf(String(payload))]);
    reply.headers({ 'x-timestamp': String(second), 'x-signature': signature });
  });
  app.setErrorHandler((error, _request, reply) => {
    const { status, reason } = error instanceof PartnerRefusal ? error : new PartnerRefusal(400, 'MALFORMED');
    return reply.code(status).send({ reason });
  });
};

/** The fields of a body, whose signature was verified over the text of it. */
export const fieldsOf = (body: unknown): Record<string, unknown> => {
  const fields: unknown = typeof body === 'string' ? JSON.parse(body) : null;
  if (typeof fields !== 'object' || fields === null) throw new PartnerRefusal(400, 'MALFORMED');
  return fields as Record<string, unknown>;
};
