import type { FastifyReply } from 'fastify';

export type Answer = object | null;

/** Who has left before anybody looked is not waited for. */
const leaving = ({ raw }: FastifyReply): Promise<void> =>
  new Promise((resolve) => (raw.destroyed || raw.socket === null || raw.socket.destroyed ? resolve() : void raw.once('close', resolve)));

/** Past the hook that signs. */
const sendRaw = (reply: FastifyReply, answer: Answer, headers: Record<string, string>): null => {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer));
  return null;
};

const afterTheCallerLeft = (reply: FastifyReply, answer: Answer): Promise<Answer> => leaving(reply).then(() => answer ?? {});

const cut = (reply: FastifyReply): Answer => {
  reply.hijack();
  reply.raw.destroy();
  return null;
};

/** Nothing is wrong with the answer: what was asked has an end of its own. */
export const answered = { isDone: true, end: (_reply: FastifyReply, answer: Answer): Answer => answer };

/**
 * What may go wrong with any call: whether what was asked is done all the same, and what the caller gets. How a machine tells a fault, and what
 * a signature of somebody else looks like, each has its own.
 */
export const commonTroubles = ({ fault, forged }: { fault: (reply: FastifyReply) => Answer; forged: Record<string, string> }) => ({
  late: { isDone: true, end: afterTheCallerLeft },
  silent: { isDone: false, end: afterTheCallerLeft },
  'cut-before': { isDone: false, end: cut },
  'cut-after': { isDone: true, end: cut },
  'fault-before': { isDone: false, end: fault },
  'fault-after': { isDone: true, end: fault },
  forged: { isDone: true, end: (reply: FastifyReply, answer: Answer) => sendRaw(reply, answer, forged) },
  unsigned: { isDone: true, end: (reply: FastifyReply, answer: Answer) => sendRaw(reply, answer, {}) },
});

/** What a test planned to go wrong, by operation, in turn. */
export const createPlans = <Operation extends string, Trouble>() => {
  const planned = new Map<Operation, Trouble[]>();
  return {
    /** The next `times` calls of an operation end like this. */
    plan: (operation: Operation, trouble: Trouble, times = 1): void => {
      planned.set(operation, [...(planned.get(operation) ?? []), ...Array<Trouble>(times).fill(trouble)]);
    },
    take: (operation: Operation): Trouble | undefined => planned.get(operation)?.shift(),
  };
};
