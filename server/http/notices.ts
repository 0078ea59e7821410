import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ForeignNotice } from '../refusal';

export type NoticeHeaders = Readonly<Record<string, string | undefined>>;

/**
 * What somebody outside tells us by POST, by path. The body comes as it was sent, because its signature is over every byte. Throws
 * `ForeignNotice` when it is not theirs; whatever else it throws makes them say it again.
 */
export type Notices = Readonly<Record<string, (headers: NoticeHeaders, body: string) => Promise<void>>>;

const BODY_BYTES_MAX = 64 * 1024;

/** A header that came twice is none. */
const headersOf = ({ headers }: FastifyRequest): NoticeHeaders =>
  Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

const refuse = (reply: FastifyReply, status: number, message: string): FastifyReply => reply.code(status).send({ code: 'FAIL', message });

/** Outside of the interface and of its limits: a partner that tells much at once is not to be kept waiting, and the signature is looked at first. */
export const registerNotices = async (app: FastifyInstance, notices: Notices): Promise<void> => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_BYTES_MAX }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof ForeignNotice) {
      request.log.warn({ reason: error.message }, 'a notice of somebody else');
      return refuse(reply, 401, 'not signed by whom it says');
    }
    if (error.statusCode === 413) return refuse(reply, 413, 'too large');
    request.log.error({ err: error }, 'fault');
    return refuse(reply, 500, 'say it again');
  });
  app.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  for (const [path, hear] of Object.entries(notices)) {
    app.post(path, { bodyLimit: BODY_BYTES_MAX }, async (request, reply) => {
      await hear(headersOf(request), typeof request.body === 'string' ? request.body : '');
      return reply.code(204).send();
    });
  }
};
