import { randomInt } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { PayRefusal } from './signatures';

type Answer = object | null;

/** Who has left before anybody looked is not waited for. */
const leaving = ({ raw }: FastifyReply): Promise<void> =>
  new Promise((resolve) => (raw.destroyed || raw.socket === null || raw.socket.destroyed ? resolve() : void raw.once('close', resolve)));

const fault = (): never => {
  throw new PayRefusal(500, 'SYSTEM_ERROR');
};

/** Past the hook that signs. */
const sendRaw = (reply: FastifyReply, answer: Answer, headers: Record<string, string>): null => {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer));
  return null;
};

const forged = { 'wechatpay-timestamp': '0', 'wechatpay-nonce': '0', 'wechatpay-serial': 'PUB_KEY_ID_0', 'wechatpay-signature': `${'A'.repeat(342)}==` };

/** How a call ends for its caller. */
const endings = {
  answer: (_reply: FastifyReply, answer: Answer) => answer,
  afterTheCallerLeft: (reply: FastifyReply, answer: Answer) => leaving(reply).then(() => answer ?? {}),
  cut: (reply: FastifyReply) => {
    reply.hijack();
    reply.raw.destroy();
    return null;
  },
  fault,
  forged: (reply: FastifyReply, answer: Answer) => sendRaw(reply, answer, forged),
  unsigned: (reply: FastifyReply, answer: Answer) => sendRaw(reply, answer, {}),
  nonsense: (reply: FastifyReply) => {
    reply.code(200);
    return { code: 7, trade_state: 'MAYBE', status: 'MAYBE' };
  },
  tooOften: (): never => {
    throw new PayRefusal(429, 'FREQUENCY_LIMITED');
  },
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
  'too-often': { isDone: false, end: endings.tooOften },
  /** A refund that is under way, blocked at the payer's bank, or closed without a payment back. */
  processing: { isDone: true, end: endings.answer },
  abnormal: { isDone: true, end: endings.answer },
  closed: { isDone: true, end: endings.answer },
  /** Another sum than was ordered is collected: one fen more. */
  'wrong-amount': { isDone: true, end: endings.answer },
  /** A file that is not the one whose hash was told. */
  changed: { isDone: true, end: endings.answer },
};

export type PayTrouble = keyof typeof troubles;
export type PayOperation = 'prepare' | 'ask' | 'close' | 'refund' | 'statement' | 'download' | 'pay';

const AT_RANDOM: readonly PayTrouble[] = ['late', 'silent', 'cut-before', 'cut-after', 'fault-before', 'fault-after'];
const SHARES = 1_000_000;

/** What goes wrong: planned by operation, in turn, or by chance. */
export const createTroubles = () => {
  const planned = new Map<PayOperation, PayTrouble[]>();
  let share = 0;
  const isUnlucky = (): boolean => share > 0 && randomInt(SHARES) < share * SHARES;
  const next = (operation: PayOperation): PayTrouble | undefined =>
    planned.get(operation)?.shift() ?? (isUnlucky() ? AT_RANDOM[randomInt(AT_RANDOM.length)] : undefined);
  return {
    isUnlucky,
    /** The next `times` calls of an operation end like this. */
    plan: (operation: PayOperation, trouble: PayTrouble, times = 1): void => {
      planned.set(operation, [...(planned.get(operation) ?? []), ...Array<PayTrouble>(times).fill(trouble)]);
    },
    /** From now on this share of all calls and notifications, 0 to 1, fails: not answered, cut, or a fault, before or after what was asked is done. */
    setFailureRate: (given: number): void => void (share = given),
    take: (operation: PayOperation): PayTrouble | undefined => planned.get(operation)?.shift(),
    /** Every call passes here. `work` does what is asked. */
    pass: async (operation: PayOperation, reply: FastifyReply, work: (trouble: PayTrouble | undefined) => Answer): Promise<Answer> => {
      const trouble = next(operation);
      if (trouble === undefined) return work(undefined);
      const { isDone, end } = troubles[trouble];
      return end(reply, isDone ? work(trouble) : null);
    },
  };
};

export type Troubles = ReturnType<typeof createTroubles>;
