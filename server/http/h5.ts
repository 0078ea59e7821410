import { basename } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerNotFound } from './errors';

const HASHED = /[.-][0-9a-f]{8,}\.\w+$/;
const FOREVER = 'public, max-age=31536000, immutable';

const isNavigation = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && (headers.accept ?? '').includes('text/html');

/** The H5 mini-program at `/`. Its own router reads the address, so an unknown page is answered with the app. */
export const serveH5 = async (app: FastifyInstance, h5Dir: string): Promise<void> => {
  await app.register(fastifyStatic, {
    root: h5Dir,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.setHeader('cache-control', HASHED.test(basename(path)) ? FOREVER : 'no-cache'),
  });
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) =>
    isNavigation(request) ? reply.sendFile('index.html') : answerNotFound(request, reply),
  );
};
