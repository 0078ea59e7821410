import { runEvents } from '../../server/events/runner';
import { sql } from '../../server/database/database';
import type { DeliveryOutcome } from '../../server/billers/biller-link';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { registerMember } from '../../server/members/register-member';
import { confirmPayment } from '../../server/payments/confirm';
import { hearNotice } from '../../server/payments/hear-notice';
import { resolvePayments } from '../../server/payments/resolve';
import type { Collection, PayNotice } from '../../server/payments/wechat-pay';
import { pointEventHandlers } from '../../server/points/on-events';
import { giveLot } from './ledger';
import { aGift, payWith } from './payments';

export const EVENTS = ['notify', 'query', 'biller-answer', 'time-out', 'retry', 'crash'] as const;
export type Event = (typeof EVENTS)[number];

/** What the outside is like in one story. */
export interface Story {
  /** What the biller says of what reaches it. */
  biller: 'done' | 'biller-refused' | 'paid-elsewhere';
  /** Whether a delivery reaches the biller when it is sent, so that a time-out or a crash loses the answer, or only then when it is answered, so that they lose the question. */
  arrives: 'when-sent' | 'when-answered';
  /** `late`: the payer pays when the first notification is to be sent, and be the order closed by then. */
  pays: 'at-once' | 'with-notice' | 'late';
  sum: 'right' | 'wrong';
  /** Whether the first answer about a refund is heard. */
  refund: 'heard' | 'lost-once';
}

const START = Date.parse('2027-03-31T12:00:00+08:00');
const GIVEN = 600;
export const POINTS = 500;
const GIFT_FEN = 120_00;
const PATIENCE_MS = 16 * 60_000;

const ROW = sql(
  'test.order_row',
  `select p.state, p.reason, p.claims_bill as "claimsBill", p.collected_fen as "collected", case when p.state = 'unpaid' then p.attempts end as attempts,
     p.note is not null as "isNoted", p.ask_at as "askAt", p.expires_at as "expiresAt", s.state as spend, s.returned,
     (select array_agg(t.cause order by t.cause) from transfers t where t.reference = 'payment:' || p.id) as transfers,
     (select array_agg(e.kind order by e.kind) from events e where e.payload->>'paymentId' = p.id::text) as events,
     (select balance from accounts where owner_id = p.member_id and kind = 'points-available') as available
   from payments p left join spends s on s.id = p.spend_id where p.id = $1`,
);
const LET_BE = sql('test.let_be', 'update payments set ask_at = null where id = $1');

export interface Row {
  state: string;
  reason: string | null;
  claimsBill: boolean;
  collected: string | null;
  attempts: number | null;
  askAt: Date | null;
  expiresAt: Date;
  spend: string;
  returned: string;
  transfers: string[] | null;
  events: string[] | null;
  available: string;
}

interface Gate {
  kind: string;
  /** Goes on with what was to be said, or without. */
  open: (isHeard: boolean) => void;
}

/**
 * One payment and an outside of its own, deterministic and under a clock of its own: the sandbox on loopback takes real time, and what is compared
 * here are states. This plays WeChat Pay and the biller alone; everything of ours is what the service runs.
 */
export const openStory = async (outer: Deps, story: Story) => {
  let now = START;
  let isOpen = false;
  let gates: Gate[] = [];
  let flows: Promise<void>[] = [];
  let running = 0;
  const pay = { order: story.pays === 'at-once' ? 'paid' : 'unpaid', refunds: 0, refundAsked: 0 };
  const biller: { outcome: string | null; accepted: number } = { outcome: null, accepted: 0 };
  let payFen = 0;

  const gate = <T>(kind: string, said: () => T, lost: T): Promise<T> => {
    if (isOpen) return Promise.resolve(said());
    running -= 1;
    return new Promise((resolve) => {
      gates.push({ kind, open: (isHeard) => { running += 1; resolve(isHeard ? said() : lost); } });
    });
  };
  const arrive = (): DeliveryOutcome => {
    if (biller.outcome === null) {
      biller.outcome = story.biller;
      if (story.biller === 'done') biller.accepted += 1;
    }
    return biller.outcome === 'done' ? { state: 'done', theirId: 'B1', acceptedOn: '2027-03-31' } : { state: 'refused', reason: story.biller as 'biller-refused' };
  };
  const unknown = { state: 'unknown' as const, why: 'no answer' };
  const collection = (): Extract<Collection, { state: 'paid' }> => ({
    state: 'paid', theirId: 'W1', paidFen: payFen + (story.sum === 'wrong' ? 1 : 0), paidAt: new Date(START), paidOn: '2027-03-31',
  });
  const deps: Deps = {
    ...outer,
    clock: { now: () => new Date(now) },
    wechatPay: {
      ...outer.wechatPay,
      prepare: async () => ({ timeStamp: '0', nonceStr: '0', package: 'prepay_id=0', signType: 'RSA', paySign: '0' }),
      ask: async () => (pay.order === 'paid' ? collection() : { state: pay.order as 'unpaid' | 'closed' }),
      close: async () => {
        if (pay.order === 'paid') return { state: 'paid' };
        pay.order = 'closed';
        return { state: 'closed' };
      },
      refund: async () => {
        pay.refunds = 1; // the same refund number: WeChat Pay makes it once
        pay.refundAsked = Math.min(pay.refundAsked + 1, 2);
        return story.refund === 'lost-once' && pay.refundAsked === 1 ? unknown : { state: 'done', theirId: 'R1', refundedOn: '2027-03-31' };
      },
      readNotification: (_headers, body) => JSON.parse(body, (name, value: unknown) => (name === 'paidAt' ? new Date(value as string) : value)) as PayNotice,
    },
    billerLink: {
      ...outer.billerLink,
      deliver: () => {
        if (story.arrives === 'when-sent') arrive();
        return gate<DeliveryOutcome>('deliver', arrive, unknown);
      },
      ask: () => gate<DeliveryOutcome | { state: 'absent' }>('ask', () => (biller.outcome === null ? { state: 'absent' } : arrive()), unknown),
    },
  };

  const quiet = async (): Promise<void> => {
    while (running > 0) await new Promise((resolve) => setImmediate(resolve));
  };
  const faults: unknown[] = [];
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    running += 1;
    flows.push(work().then(() => undefined, (fault: unknown) => void faults.push(fault)).finally(() => void (running -= 1)));
    await quiet();
  };
  const openGates = async (isHeard: boolean): Promise<void> => {
    for (const { open } of gates.splice(0)) {
      open(isHeard);
      await quiet();
    }
  };

  const memberId: Id = await registerMember(deps, { openid: `o-orders-${outer.newId()}` });
  await giveLot(deps, memberId, GIVEN);
  const { payment } = await payWith(deps, await aGift(deps, memberId, GIFT_FEN), POINTS);
  payFen = payment.payFen;
  const read = async (): Promise<Row> => (await deps.database.query<Row>(ROW, [payment.id]))[0]!;

  const notify = async (): Promise<void> => {
    if (pay.order === 'unpaid' || (pay.order === 'closed' && story.pays === 'late')) pay.order = 'paid';
    if (pay.order !== 'paid') return;
    await run(() => hearNotice(deps, {}, JSON.stringify({ kind: 'collected', paymentId: payment.id, collection: collection() })));
    if (pay.refunds === 0) return;
    const outcome = { state: 'done', theirId: 'R1', refundedOn: '2027-03-31' };
    await run(() => hearNotice(deps, {}, JSON.stringify({ kind: 'refunded', paymentId: payment.id, outcome })));
  };
  const retry = async (): Promise<void> => {
    const { askAt } = await read();
    now = Math.max(now, askAt?.getTime() ?? now);
    await run(() => resolvePayments(deps));
  };
  const happen: Record<Event, () => Promise<void>> = {
    notify,
    query: () => run(() => confirmPayment(deps, memberId, payment.id)),
    'biller-answer': () => openGates(true),
    'time-out': async () => {
      await openGates(false);
      now += PATIENCE_MS;
    },
    retry,
    /** The process is gone with everything that it waited for. */
    crash: async () => {
      gates = [];
      flows = [];
    },
  };
  return {
    deps,
    memberId,
    payFen,
    read,
    pay,
    biller,
    faults,
    happen: (event: Event): Promise<void> => happen[event](),
    /** Everything that decides what may happen next; times only as far as they do. */
    snapshot: async (): Promise<string> => {
      const { askAt, expiresAt, ...row } = await read();
      const isOver = row.state === 'unpaid' && expiresAt.getTime() <= now;
      return JSON.stringify({ ...row, isAsked: askAt !== null, isOver, pay, biller, gates: gates.map(({ kind }) => kind).sort() });
    },
    /** The world answers again: what was begun goes on, and the job looks until nothing is left to do. Then the other rooms hear of it. */
    finish: async (): Promise<Row> => {
      isOpen = true;
      await openGates(true);
      for (let times = 0; times < 12 && (await read()).askAt !== null; times += 1) await retry();
      await Promise.all(flows);
      await runEvents(deps, [pointEventHandlers(deps)], (fault) => void faults.push(fault));
      return read();
    },
    /** No job looks at it any more: it is the same as one that was followed to its end before. */
    letBe: () => deps.database.query(LET_BE, [payment.id]),
  };
};

export type OpenStory = Awaited<ReturnType<typeof openStory>>;
