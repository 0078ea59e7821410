import swagger, { type SwaggerTransform } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { brand } from '@micro-branch/contract/brand';
import { API_PREFIX, endpoints, type EndpointName } from '@micro-branch/contract/endpoints';
import type { ErrorCode } from '@micro-branch/contract/errors';
import { meaningOf, refusalsOf } from '@micro-branch/contract/refusals';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import { errorAnswer, statusOf } from './errors';

const DOCS = `${API_PREFIX}/docs`;

const sayRefusal = (code: ErrorCode): string => `- \`${code}\` (${statusOf[code]}): ${meaningOf[code]}`;

const documentRefusals = (codes: readonly ErrorCode[]) => ({ ...errorAnswer(codes), description: codes.map(sayRefusal).join('\n') });

/** The answers of an endpoint as they are documented: in place of any error, those it can refuse with, and what each means. */
const documentAnswers = ({ response }: FastifySchema, name: EndpointName): object => {
  const codes = refusalsOf(name);
  return {
    ...(response as object),
    '4xx': documentRefusals(codes.filter((code) => statusOf[code] < 500)),
    '5xx': documentRefusals(codes.filter((code) => statusOf[code] >= 500)),
  };
};

const isEndpoint = (name: string | undefined): name is EndpointName => name !== undefined && name in endpoints;

/** For the document alone: what answers are serialised by stays as it is. */
const transform: SwaggerTransform = ({ schema, url }) => {
  const name = schema.operationId;
  return { schema: isEndpoint(name) ? { ...schema, response: documentAnswers(schema, name) } : schema, url };
};

/** `/api/openapi.json` and a page that shows it; both come from the schemas that validate the requests. */
export const documentApi = async (api: FastifyInstance): Promise<void> => {
  await api.register(swagger, {
    transform,
    openapi: {
      openapi: '3.1.0',
      info: { title: brand.appName, version: '0.1.0', description: 'The service behind the mini-program.' },
      servers: [{ url: '/' }],
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    },
  });
  // The page names its files relative to itself, so it has to be a folder.
  const asFolder = (request: FastifyRequest, reply: FastifyReply, next: () => void) =>
    request.url === DOCS ? reply.redirect(`${DOCS}/`) : next();
  await api.register(swaggerUi, { routePrefix: '/docs', uiHooks: { onRequest: asFolder } });
  api.get('/openapi.json', { schema: { hide: true } }, async () => api.swagger());
};
