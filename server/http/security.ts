import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]+?)<\/script>/g;

/** The scripts that stand in the built page itself, by hash: nothing else may run inline. */
const inlineScripts = (h5Dir: string): string[] => {
  const page = readFileSync(join(h5Dir, 'index.html'), 'utf8');
  const hashOf = (script: string) => createHash('sha256').update(script).digest('base64');
  return [...page.matchAll(INLINE_SCRIPT)].map(([, script = '']) => `'sha256-${hashOf(script)}'`);
};

/** Styles may be inline: the page's framework and the API's page set them while they run. */
export const secure = async (app: FastifyInstance, h5Dir: string | null): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...(h5Dir ? inlineScripts(h5Dir) : [])],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
  });
};
