import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { Refusal } from '../refusal';

type Names =
  | 'listItems'
  | 'getItem'
  | 'placeOrder'
  | 'listOrders'
  | 'getOrder'
  | 'cancelOrder'
  | 'returnOrder'
  | 'findCollection'
  | 'collectOrder';

const soon = async (): Promise<never> => {
  throw new Refusal('busy');
};

export const mallRoutes = (_deps: Deps): Handlers<Names> => ({
  listItems: soon,
  getItem: soon,
  placeOrder: soon,
  listOrders: soon,
  getOrder: soon,
  cancelOrder: soon,
  returnOrder: soon,
  findCollection: soon,
  collectOrder: soon,
});
