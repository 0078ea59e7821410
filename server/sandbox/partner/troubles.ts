import type { FastifyReply } from 'fastify';
import { answered, commonTroubles, createPlans, type Answer } from '../troubles';

const forged = { 'x-timestamp': '0', 'x-signature': `${'A'.repeat(43)}=` };

const fault = (reply: FastifyReply): Answer => {
  reply.code(500);
  return { reason: 'FAULT' };
};

const troubles = {
  ...commonTroubles({ fault, forged }),
  nonsense: { isDone: true, end: (): Answer => ({ state: 'MAYBE', serial: 7 }) },
  /** This answer says that it is not known yet; the next one tells. */
  processing: { isDone: true, end: (): Answer => ({ state: 'PROCESSING' }) },
  /** An order that is new is refused for good, whatever it asks for. */
  refused: answered,
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
  const { plan, take } = createPlans<Operation, Trouble>();
  const failures = createFailures();
  return {
    /** From now on this share of all calls fails: 0.1 is every tenth. */
    setFailureRate: failures.set,
    plan,
    /** Every call passes here. `work` does what is asked, or records that it is refused. */
    pass: async (operation: Operation, reply: FastifyReply, work: (isRefused: boolean) => object): Promise<Answer> => {
      const trouble = take(operation) ?? failures.next();
      if (trouble === undefined) return work(false);
      const { isDone, end } = troubles[trouble];
      return end(reply, isDone ? work(trouble === 'refused') : null);
    },
  };
};

export type Troubles<Operation extends string> = ReturnType<typeof createTroubles<Operation>>;
