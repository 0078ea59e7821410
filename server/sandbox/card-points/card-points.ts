import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { createOrders, type OrderAnswer } from '../partner/orders';
import { fieldsOf, PartnerRefusal, requireSignatures, type PartnerSandboxOptions } from '../partner/signatures';
import { createTroubles, type Troubles } from '../partner/troubles';
import { createAccounts, type Accounts } from './accounts';

type Operation = 'account' | 'move' | 'ask';

interface World {
  accounts: Accounts;
  orders: ReturnType<typeof createOrders>;
  troubles: Troubles<Operation>;
}

const POINTS_MAX = 1_000_000_000;

const move = ({ accounts, orders }: World, said: Record<string, unknown>, isRefused: boolean): OrderAnswer => {
  const { id, openid, direction, cardPoints } = said;
  const isAmount = typeof cardPoints === 'number' && Number.isInteger(cardPoints) && cardPoints > 0 && cardPoints <= POINTS_MAX;
  if (typeof openid !== 'string' || !isAmount || (direction !== 'debit' && direction !== 'credit')) {
    throw new PartnerRefusal(400, 'MALFORMED');
  }
  return orders.place(id, { openid, direction, cardPoints }, () =>
    isRefused ? 'BLOCKED' : accounts.move(openid, direction === 'debit' ? -cardPoints : cardPoints),
  );
};

const routes = (app: FastifyInstance, world: World): void => {
  const { accounts, orders, troubles } = world;
  app.get<{ Params: { openid: string } }>('/accounts/:openid', ({ params }, reply) =>
    troubles.pass('account', reply, () => accounts.get(params.openid)),
  );
  app.post('/movements', ({ body }, reply) => troubles.pass('move', reply, (isRefused) => move(world, fieldsOf(body), isRefused)));
  app.get<{ Params: { id: string } }>('/movements/:id', ({ params }, reply) =>
    troubles.pass('ask', reply, () => orders.find(params.id)),
  );
};

export interface CardPointsSandbox {
  plugin: FastifyPluginAsync;
  /** Plans what goes wrong with the next calls. */
  plan: World['troubles']['plan'];
  /** What the card of an openid holds now; null without a card. */
  balanceOf(openid: string): number | null;
  /** The ids of all movements that were done. */
  movements(): string[];
}

/** The credit-card points system on this machine. It remembers until it is stopped. `plugin` is mounted anywhere; the rest is for tests. */
export const createCardPointsSandbox = (options: PartnerSandboxOptions): CardPointsSandbox => {
  const world: World = { accounts: createAccounts(), orders: createOrders('CP'), troubles: createTroubles() };
  return {
    plan: world.troubles.plan,
    balanceOf: world.accounts.balanceOf,
    movements: world.orders.done,
    plugin: async (app) => {
      requireSignatures(app, options);
      routes(app, world);
    },
  };
};
