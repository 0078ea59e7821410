import type { FastifyReply } from 'fastify';

type Answer = object | null;

const leaving = ({ raw }: FastifyReply): Promise<void> => new Promise((resolve) => void raw.once('close', resolve));

/** Past the hook that signs. */
const sendRaw = (reply: FastifyReply, answer: Answer, headers: Record<string, string>): null => {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer));
  return null;
};

const forged = { 'x-timestamp': '0', 'x-signature': `${'A'.repeat(43)}=` };

/** How a call ends for its caller. */
const endings = {
  answer: (_reply: FastifyReply, answer: Answer) => answer,
  afterTheCallerLeft: (reply: FastifyReply, answer: Answer) => leaving(reply).then(() => answer ?? {}),
  cut: (reply: FastifyReply) => {
    reply.hijack();
    reply.raw.destroy();
    return null;
  },
  fault: (reply: FastifyReply) => {
    reply.code(500);
    return { reason: 'FAULT' };
  },
  forged: (reply: FastifyReply, answer: Answer) => sendRaw(reply, answer, forged),
  unsigned: (reply: FastifyReply, answer: Answer) => sendRaw(reply, answer, {}),
  nonsense: () => ({ state: 'MAYBE', serial: 7 }),
  processing: () => ({ state: 'PROCESSING' }),
};

/** What goes wrong with one call: whether what was asked is done all the same, and what the caller gets. */
const troubles = {
  late: { isDone: true, end: endings.afterTheCallerLeft },
  silent: { isDone: false, end: endings.afterTheCallerLeft },
  'cut-before': { isDone: false, end: endings.cut },
  'cut-after': { isDone: true, end: endings.cut },
  'fault-before': { isDone: false, end: endings.fault },
  'fault-after': { isDone: true, end: endings.fault },
  forged: { isDone: true, end: endings.forged },
  unsigned: { isDone: true, end: endings.unsigned },
  nonsense: { isDone: true, end: endings.nonsense },
  /** This answer says that it is not known yet; the next one tells. */
  processing: { isDone: true, end: endings.processing },
  /** An order that is new is refused for good, whatever it asks for. */
  refused: { isDone: true, end: endings.answer },
};

export type Trouble = keyof typeof troubles;

/** What goes wrong by itself once a failure rate is set, one after the other: whoever asks again learns the outcome. */
const FAILURES: readonly Trouble[] = ['cut-before', 'fault-after', 'processing', 'cut-after', 'fault-before'];

/** Lets a share of all calls fail, spread evenly and the same in every run. */
const createFailures = () => {
  let [share, calls, failed] = [0, 0, 0];
  return {
    set: (wanted: number): void => void ([share, calls, failed] = [wanted, 0, 0]),
    next: (): Trouble | undefined => {
      calls += 1;
      if (Math.round(calls * share * 1e6) < (failed + 1) * 1e6) return undefined;
      failed += 1;
      return FAILURES[failed % FAILURES.length];
    },
  };
};

/** What a test planned to go wrong, by operation, in turn; then what a failure rate brings. */
export const createTroubles = <Operation extends string>() => {
  const planned = new Map<Operation, Trouble[]>();
  const failures = createFailures();
  return {
    /** From now on this share of all calls fails: 0.1 is every tenth. */
    setFailureRate: failures.set,
    /** The next `times` calls of an operation end like this. */
    plan: (operation: Operation, trouble: Trouble, times = 1): void => {
      planned.set(operation, [...(planned.get(operation) ?? []), ...Array<Trouble>(times).fill(trouble)]);
    },
    /** Every call passes here. `work` does what is asked, or records that it is refused. */
    pass: async (operation: Operation, reply: FastifyReply, work: (isRefused: boolean) => object): Promise<Answer> => {
      const trouble = planned.get(operation)?.shift() ?? failures.next();
      if (trouble === undefined) return work(false);
      const { isDone, end } = troubles[trouble];
      return end(reply, isDone ? work(trouble === 'refused') : null);
    },
  };
};

export type Troubles<Operation extends string> = ReturnType<typeof createTroubles<Operation>>;
