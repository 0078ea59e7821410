import { randomUUID } from 'node:crypto';
import { LogController, type FastifyInstance, type FastifyRequest } from 'fastify';

/**
 * What a log line may hold of an error: PostgreSQL's `detail` and `where` quote the row, so they stay out. A Refusal is
 * not logged as a fault at all.
 */
const describeError = (error: Error & { code?: unknown; constraint?: unknown }) => ({
  type: error.name,
  message: error.message,
  stack: error.stack ?? '',
  code: error.code,
  constraint: error.constraint,
});

export const loggerOptions = (level: string) => ({ level, serializers: { err: describeError }, base: null });

/** A number of our own for each request; one that a caller sends is not believed. */
export const traceOptions = {
  genReqId: () => randomUUID(),
  requestIdHeader: false as const,
  logController: new LogController({ requestIdLogLabel: 'traceId', disableRequestLogging: true }),
};

const notes = new WeakMap<FastifyRequest, Record<string, number>>();

/** Adds to the one line of a request. */
export const noteOf =
  (request: FastifyRequest) =>
  (figures: Record<string, number>): void =>
    void notes.set(request, { ...notes.get(request), ...figures });

/** One line a request, with the route's pattern: the address itself may carry a share code. */
export const logRequests = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (request, reply) => void reply.header('x-trace-id', request.id));
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ method, route: routeOptions.url ?? 'unknown', status: reply.statusCode, ms, ...notes.get(request) }, 'request');
  });
};
