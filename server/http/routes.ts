import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import { Done, Picture, schemas, Table, type EndpointSchema } from '@micro-branch/contract/api';
import { endpoints, type EndpointName } from '@micro-branch/contract/endpoints';
import { identify, type FindSession } from './auth';
import { ErrorAnswer } from './errors';
import type { Ask, Handlers } from './handlers';
import { createLimitOf, type Limits } from './limits';
import { noteOf } from './logging';

/** A public picture never changes: another code, or another text of a card, has another address. What is a member's own is kept by nobody. */
const PICTURE_CACHE = 'public, max-age=31536000, immutable';
const JPEG_START = 0xff;
/** Without it a spreadsheet takes Chinese in UTF-8 for something else. */
const BYTE_ORDER_MARK = '\ufeff';

const errors = { '4xx': ErrorAnswer, '5xx': ErrorAnswer };

const answerSchemas = ({ response }: EndpointSchema): FastifySchema['response'] => {
  if (response === Done) return { 204: { type: 'null', description: 'done' }, ...errors };
  if (response === Picture) {
    return { 200: { description: 'a picture', content: { 'image/png': { schema: response } } }, ...errors };
  }
  if (response === Table) return { 200: { description: 'a table', content: { 'text/csv': { schema: response } } }, ...errors };
  return { 200: response, ...errors };
};

const schemaOf = (name: EndpointName): FastifySchema => {
  const { params, query, body, response }: EndpointSchema = schemas[name];
  const { summary, access, path } = endpoints[name];
  return {
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    response: answerSchemas({ response }),
    operationId: name,
    summary,
    tags: [path.split('/')[1] ?? ''],
    security: access === 'member' ? [{ session: [] }] : [{}, { session: [] }],
  };
};

const sendAnswer = (reply: FastifyReply, name: EndpointName, { answer, isKept }: { answer: unknown; isKept: boolean }): FastifyReply => {
  if (schemas[name].response === Done) return reply.code(204).send();
  if (schemas[name].response === Table) return reply.type('text/csv; charset=utf-8').send(BYTE_ORDER_MARK + (answer as string));
  if (schemas[name].response !== Picture) return reply.send(answer);
  const bytes = Buffer.from(answer as Uint8Array);
  if (isKept && endpoints[name].access === 'anyone') reply.header('cache-control', PICTURE_CACHE);
  return reply
    .type(bytes[0] === JPEG_START ? 'image/jpeg' : 'image/png')
    .send(bytes);
};

/** One Fastify route for each endpoint of the contract; a route only translates. */
export const registerRoutes = <N extends EndpointName>(
  api: FastifyInstance,
  handlers: Handlers<N>,
  { findSession, limits }: { findSession: FindSession; limits: Limits },
): void => {
  const limitOf = createLimitOf(limits);
  for (const name of Object.keys(handlers) as N[]) {
    const { method, path, access } = endpoints[name];
    const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const caller = await identify(request.headers.authorization, access, findSession);
      const { params, query, body, ip: address } = request;
      let isKept = true;
      const keepNot = () => void (isKept = false);
      // What the schemas of this endpoint let through is what its handler is typed to take.
      const answer: unknown = await handlers[name]({ ...caller, params, query, body, address, note: noteOf(request), keepNot } as Ask<N>);
      return sendAnswer(reply, name, { answer, isKept });
    };
    api.route({ method, url: path, schema: schemaOf(name), handler: handle, ...limitOf(name) });
  }
};
