import { API_PREFIX, type EndpointName } from '@micro-branch/contract/endpoints';
import Fastify, { type FastifyInstance } from 'fastify';
import type { FindSession } from './auth';
import { answerError, answerNotFound } from './errors';
import type { Handlers } from './handlers';
import { serveH5 } from './h5';
import { BODY_BYTES_MAX, limit, type Limits } from './limits';
import { logRequests, loggerOptions, traceOptions } from './logging';
import { registerNotices, type Notices } from './notices';
import { documentApi } from './openapi';
import { registerRoutes } from './routes';
import { secure } from './security';

export interface ServiceOptions {
  findSession: FindSession;
  /** Throws while requests cannot be served. What it gives is told with the answer. */
  checkReady: () => Promise<object | undefined>;
  /** What others tell this service, by path. */
  notices?: Notices;
  limits: Limits;
  logLevel: string;
  /** Where log lines go; the standard output unless told. */
  logStream?: { write(line: string): void };
  /** Addresses of the proxies whose X-Forwarded-For is believed. */
  trustProxy: string | false;
  /** The built H5 mini-program; null serves the API only. */
  h5Dir: string | null;
}

const REQUEST_LIMIT_MS = 30_000;
const HEADERS_LIMIT_MS = 10_000;

const createFastify = ({ logLevel, logStream, trustProxy }: ServiceOptions): FastifyInstance =>
  Fastify({
    ...traceOptions,
    logger: { ...loggerOptions(logLevel), ...(logStream && { stream: logStream }) },
    trustProxy,
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_LIMIT_MS,
    http: { headersTimeout: HEADERS_LIMIT_MS },
    forceCloseConnections: 'idle',
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
    frameworkErrors: answerError,
  });

/** A client that always says JSON may have nothing to say: an empty body is no body. */
const acceptEmptyBodies = (api: FastifyInstance): void => {
  const parse = api.getDefaultJsonParser('error', 'error');
  api.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null, undefined) : parse(request, body, done),
  );
};

const registerApi = async <N extends EndpointName>(
  api: FastifyInstance,
  handlers: Handlers<N>,
  options: ServiceOptions,
): Promise<void> => {
  acceptEmptyBodies(api);
  await limit(api, options.limits);
  await documentApi(api);
  api.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  registerRoutes(api, handlers, options);
  // Routes of their own, so that what does not exist is counted as well and never answered with the H5 page.
  for (const url of ['', '/*']) api.all(url, { schema: { hide: true } }, answerNotFound);
};

const registerHealth = (app: FastifyInstance, { checkReady }: ServiceOptions): void => {
  app.get('/health', async () => ({ status: 'alive' }));
  app.get('/ready', async (request, reply) => {
    try {
      return { status: 'ready', ...(await checkReady()) };
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return reply.code(503).send({ status: 'not ready' });
    }
  });
};

/** Everything between the wire and the handlers. */
export const createService = async <N extends EndpointName>(
  handlers: Handlers<N>,
  options: ServiceOptions,
): Promise<FastifyInstance> => {
  const app = createFastify(options);
  app.setErrorHandler(answerError);
  logRequests(app);
  await secure(app);
  registerHealth(app, options);
  await app.register((api) => registerApi(api, handlers, options), { prefix: API_PREFIX });
  await app.register((outside) => registerNotices(outside, options.notices ?? {}));
  if (options.h5Dir) await serveH5(app, options.h5Dir);
  else app.setNotFoundHandler(answerNotFound);
  return app;
};
