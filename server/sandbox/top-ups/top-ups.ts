import type { FastifyPluginAsync } from 'fastify';
import { createOrders, type OrderAnswer } from '../partner/orders';
import { fieldsOf, PartnerRefusal, requireSignatures, type PartnerSandboxOptions } from '../partner/signatures';
import { createTroubles, type Troubles } from '../partner/troubles';

type Operation = 'charge' | 'ask';

const PHONE = /^1[3-9]\d{9}$/;
/** Numbers that end so have no contract with any operator. */
const NO_CONTRACT = '0000';
const VALUE_FEN_MAX = 50_000;

const charge = (orders: ReturnType<typeof createOrders>, said: Record<string, unknown>, isRefused: boolean): OrderAnswer => {
  const { id, phone, valueFen } = said;
  const isValue = typeof valueFen === 'number' && Number.isInteger(valueFen) && valueFen > 0 && valueFen <= VALUE_FEN_MAX;
  if (typeof phone !== 'string' || !PHONE.test(phone) || !isValue) throw new PartnerRefusal(400, 'MALFORMED');
  return orders.place(id, { phone, valueFen }, () => {
    if (isRefused) return 'BLOCKED';
    return phone.endsWith(NO_CONTRACT) ? 'PHONE' : undefined;
  });
};

export interface TopUpsSandbox {
  plugin: FastifyPluginAsync;
  /** Plans what goes wrong with the next calls. */
  plan: Troubles<Operation>['plan'];
  /** The ids of all charges that were done. */
  charges(): string[];
}

/** Whoever charges phones, on this machine. It remembers until it is stopped. `plugin` is mounted anywhere; the rest is for tests. */
export const createTopUpsSandbox = (options: PartnerSandboxOptions): TopUpsSandbox => {
  const orders = createOrders('TU');
  const troubles = createTroubles<Operation>();
  return {
    plan: troubles.plan,
    charges: orders.done,
    plugin: async (app) => {
      requireSignatures(app, options);
      app.post('/charges', ({ body }, reply) => troubles.pass('charge', reply, (isRefused) => charge(orders, fieldsOf(body), isRefused)));
      app.get<{ Params: { id: string } }>('/charges/:id', ({ params }, reply) => troubles.pass('ask', reply, () => orders.find(params.id)));
    },
  };
};
