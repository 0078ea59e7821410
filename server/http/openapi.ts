import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { brand } from '@micro-branch/contract/brand';
import { API_PREFIX } from '@micro-branch/contract/endpoints';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const DOCS = `${API_PREFIX}/docs`;

/** `/api/openapi.json` and a page that shows it; both come from the schemas that validate the requests. */
export const documentApi = async (api: FastifyInstance): Promise<void> => {
  await api.register(swagger, {
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
