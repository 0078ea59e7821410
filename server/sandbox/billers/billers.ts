import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { fieldsOf, PartnerRefusal, requireSignatures, type PartnerSandboxOptions } from '../partner/signatures';
import { createTroubles, type Troubles } from '../partner/troubles';
import { createDeliveries, type Deliveries, type DeliveryAnswer } from './deliveries';
import { createWorld, type Account, type World, type WorldBill } from './world';

/** What a caller may ask: a bill, a delivery, what became of one, a page of a statement. */
type Operation = 'find' | 'deliver' | 'ask' | 'statement';

const OFFSET_MS = 8 * 3_600_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const FEN_MAX = 50_000_00;

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 64;

const accountOf = ({ billerKey, fields }: Record<string, unknown>): Account => {
  if (!isText(billerKey) || typeof fields !== 'object' || fields === null || !Object.values(fields).every(isText)) throw new PartnerRefusal(400, 'MALFORMED');
  return { billerKey, fields: fields as Record<string, string> };
};

/** What was paid of bills, here or elsewhere, and what a biller has changed its mind about. */
const createBills = (world: World) => {
  const paid = new Map<string, number>();
  const changed = new Map<string, number>();
  const leftOf = ({ id, fen }: WorldBill): number => (changed.get(id) ?? fen) - (paid.get(id) ?? 0);
  const openOn = (account: Account, day: string): WorldBill | undefined =>
    world.owesNothing(account) ? undefined : world.billsOn(account, day).find((bill) => leftOf(bill) > 0);
  return {
    openOn,
    leftOf,
    pay: ({ id }: WorldBill, fen: number): void => void paid.set(id, (paid.get(id) ?? 0) + fen),
    change: ({ id }: WorldBill, fen: number): void => void changed.set(id, fen),
  };
};

type Bills = ReturnType<typeof createBills>;

const tell = ({ world, bills }: Parts, account: Account, day: string): object => {
  if (!world.isKnown(account)) return { state: 'UNKNOWN_ACCOUNT' };
  const [holder, bill] = [world.holderOf(account), bills.openOn(account, day)];
  if (!bill) return { state: 'NONE', holder };
  const left = bills.leftOf(bill);
  const items = left === bill.fen ? bill.items : [{ label: '剩余应缴', amountFen: left }];
  return { state: 'DUE', holder, bill: { id: bill.id, owedFen: left, dueOn: bill.dueOn, period: bill.period, items } };
};

/** Why a delivery is refused; undefined when it is accepted. */
const refusalOf = ({ world, bills }: Parts, account: Account, theirBillId: unknown, fen: number): string | undefined => {
  if (!world.isKnown(account)) return 'ACCOUNT';
  if (world.isRefusing(account)) return 'BLOCKED';
  if (world.isPaidElsewhere(account)) return 'PAID_ELSEWHERE';
  if (theirBillId === null) return undefined;
  const bill = isText(theirBillId) ? world.findBill(account, theirBillId) : undefined;
  if (!bill) return 'BILL';
  const left = bills.leftOf(bill);
  if (left <= 0) return 'PAID_ELSEWHERE';
  if (fen > left) return 'AMOUNT';
  bills.pay(bill, fen);
  return undefined;
};

const deliver = (parts: Parts, said: Record<string, unknown>, day: string, isRefused: boolean): DeliveryAnswer => {
  const account = accountOf(said);
  const { id, theirBillId, amountFen } = said;
  if (typeof id !== 'string' || typeof amountFen !== 'number' || !Number.isInteger(amountFen) || amountFen < 1 || amountFen > FEN_MAX) {
    throw new PartnerRefusal(400, 'MALFORMED');
  }
  const terms = createHash('sha256').update(JSON.stringify([account, theirBillId, amountFen])).digest('base64');
  const decide = () => (isRefused ? 'BLOCKED' : refusalOf(parts, account, theirBillId, amountFen));
  return parts.deliveries.place({ id, billerKey: account.billerKey, amountFen }, terms, { day, decide });
};

interface Parts {
  world: World;
  bills: Bills;
  deliveries: Deliveries;
}

export interface BillersSandbox extends Pick<Deliveries, 'accepted' | 'distort' | 'addLine'> {
  plugin: FastifyPluginAsync;
  /** Plans what goes wrong with the next calls of an operation. */
  plan: Troubles<Operation>['plan'];
  /** From now on this share of all calls fails: 0.1 is every tenth. */
  setFailureRate: Troubles<Operation>['setFailureRate'];
  /** From one instant until before another, every call is answered that the billers are being maintained; null ends it. */
  setMaintenance(window: { from: Date; until: Date } | null): void;
  /** What the account owes is paid at a counter, or by somebody else. False when it owes nothing. */
  payElsewhere(account: Account): boolean;
  /** What the account owes becomes another sum. False when it owes nothing. */
  changeBill(account: Account, fen: number): boolean;
  /** The statement of a day is this one, whatever was accepted. */
  playStatement: Deliveries['play'];
}

/** Whether a delivery is answered too late: the first of each payment to an account that is known for it. */
const createLateness = (world: World) => {
  const late = new Set<unknown>();
  return (said: Record<string, unknown>): boolean => {
    if (!world.isLateOnce(accountOf(said)) || late.has(said['id'])) return false;
    late.add(said['id']);
    return true;
  };
};

const routes = (app: FastifyInstance, { parts, troubles, today }: { parts: Parts; troubles: Troubles<Operation>; today: () => string }): void => {
  const { deliveries, world } = parts;
  const isLate = createLateness(world);
  app.post('/bills', ({ body }, reply) => troubles.pass('find', reply, () => tell(parts, accountOf(fieldsOf(body)), today())));
  app.post('/deliveries', ({ body }, reply) => {
    const said = fieldsOf(body);
    if (isLate(said)) troubles.plan('deliver', 'late');
    return troubles.pass('deliver', reply, (isRefused) => deliver(parts, said, today(), isRefused));
  });
  app.get<{ Params: { id: string } }>('/deliveries/:id', ({ params }, reply) => troubles.pass('ask', reply, () => deliveries.find(params.id)));
  app.get<{ Params: { day: string; page: string } }>('/statements/:day/:page', ({ params }, reply) =>
    troubles.pass('statement', reply, () => {
      if (!DAY.test(params.day) || !/^[1-9]\d{0,6}$/.test(params.page)) throw new PartnerRefusal(400, 'MALFORMED');
      return deliveries.page(params.day, Number(params.page));
    }),
  );
};

/**
 * All billers that answer themselves, on this machine. What an account owes is made of its number, see `world.ts`; what was accepted it
 * remembers until it is stopped. `plugin` is mounted anywhere; the rest is for tests.
 */
export const createBillersSandbox = (options: PartnerSandboxOptions): BillersSandbox => {
  const today = (): string => new Date(options.clock.now().getTime() + OFFSET_MS).toISOString().slice(0, 10);
  const world = createWorld(today());
  const parts: Parts = { world, bills: createBills(world), deliveries: createDeliveries() };
  const { bills, deliveries } = parts;
  const troubles = createTroubles<Operation>();
  let maintenance: { from: Date; until: Date } | null = null;
  const openBill = (account: Account): WorldBill | undefined => bills.openOn(account, today());
  const requireAwake = (): void => {
    const now = options.clock.now();
    if (maintenance && maintenance.from <= now && now < maintenance.until) throw new PartnerRefusal(503, 'MAINTENANCE');
  };
  return {
    plan: troubles.plan,
    setFailureRate: troubles.setFailureRate,
    setMaintenance: (window) => void (maintenance = window),
    payElsewhere: (account) => {
      const bill = openBill(account);
      if (bill) bills.pay(bill, bills.leftOf(bill));
      return bill !== undefined;
    },
    changeBill: (account, fen) => {
      const bill = openBill(account);
      if (bill) bills.change(bill, fen);
      return bill !== undefined;
    },
    accepted: deliveries.accepted,
    distort: deliveries.distort,
    addLine: deliveries.addLine,
    playStatement: deliveries.play,
    plugin: async (app) => {
      requireSignatures(app, options);
      app.addHook('preHandler', async () => requireAwake());
      routes(app, { parts, troubles, today });
    },
  };
};
