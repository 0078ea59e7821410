import { basename } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { earlyLinks } from './early';
import { answerNotFound } from './errors';

const HASHED = /[.-][0-9a-f]{8,}\.\w+$/;
const FOREVER = 'public, max-age=31536000, immutable';

const isNavigation = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && (headers.accept ?? '').includes('text/html');

/** The H5 mini-program at `/`, compressed by its build. Its own router reads the address, so an unknown page is answered with the app. */
export const serveH5 = async (app: FastifyInstance, h5Dir: string): Promise<void> => {
  const linksOf = earlyLinks(h5Dir);
  const sendApp = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const links = linksOf(request.url);
    if (links !== undefined) reply.header('link', links);
    return reply.sendFile('index.html');
  };
  await app.register(fastifyStatic, {
    root: h5Dir,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.setHeader('cache-control', HASHED.test(basename(path).replace(/\.(br|gz)$/, '')) ? FOREVER : 'no-cache');
      reply.setHeader('vary', 'accept-encoding');
    },
  });
  app.get('/', sendApp);
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) =>
    isNavigation(request) ? sendApp(request, reply) : answerNotFound(request, reply),
  );
};
