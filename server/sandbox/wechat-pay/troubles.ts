import { randomInt } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { answered, commonTroubles, createPlans, type Answer } from '../troubles';
import { PayRefusal } from './signatures';

const fault = (): never => {
  throw new PayRefusal(500, 'SYSTEM_ERROR');
};

const forged = { 'wechatpay-timestamp': '0', 'wechatpay-nonce': '0', 'wechatpay-serial': 'PUB_KEY_ID_0', 'wechatpay-signature': `${'A'.repeat(342)}==` };

const nonsense = (reply: FastifyReply): Answer => {
  reply.code(200);
  return { code: 7, trade_state: 'MAYBE', status: 'MAYBE' };
};

const tooOften = (): never => {
  throw new PayRefusal(429, 'FREQUENCY_LIMITED');
};

const troubles = {
  ...commonTroubles({ fault, forged }),
  nonsense: { isDone: true, end: nonsense },
  'too-often': { isDone: false, end: tooOften },
  /** A refund that is under way, blocked at the payer's bank, or closed without a payment back. */
  processing: answered,
  abnormal: answered,
  closed: answered,
  /** Another sum than was ordered is collected: one fen more. */
  'wrong-amount': answered,
  /** A file that is not the one whose hash was told. */
  changed: answered,
};

export type PayTrouble = keyof typeof troubles;
type PayOperation = 'prepare' | 'ask' | 'close' | 'refund' | 'statement' | 'download' | 'pay';

const AT_RANDOM: readonly PayTrouble[] = ['late', 'silent', 'cut-before', 'cut-after', 'fault-before', 'fault-after'];
const SHARES = 1_000_000;

/** What goes wrong: planned by operation, in turn, or by chance. */
export const createTroubles = () => {
  const { plan, take } = createPlans<PayOperation, PayTrouble>();
  let share = 0;
  const isUnlucky = (): boolean => share > 0 && randomInt(SHARES) < share * SHARES;
  const next = (operation: PayOperation): PayTrouble | undefined =>
    take(operation) ?? (isUnlucky() ? AT_RANDOM[randomInt(AT_RANDOM.length)] : undefined);
  return {
    isUnlucky,
    plan,
    /** From now on this share of all calls and notifications, 0 to 1, fails: not answered, cut, or a fault, before or after what was asked is done. */
    setFailureRate: (given: number): void => void (share = given),
    take,
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
