import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { collectOrder, findCollection } from './collections';
import { getItem, listItems } from './get-item';
import { cancelOrder, returnOrder } from './give-up-order';
import { getOrder, listOrders } from './my-orders';
import { placeOrder } from './place-order';
import { revealCode } from './reveal-code';

type Names =
  | 'listItems'
  | 'getItem'
  | 'placeOrder'
  | 'listOrders'
  | 'getOrder'
  | 'cancelOrder'
  | 'revealCode'
  | 'returnOrder'
  | 'findCollection'
  | 'collectOrder';

export const mallRoutes = (deps: Deps): Handlers<Names> => ({
  listItems: () => listItems(deps),
  getItem: ({ memberId, params }) => getItem(deps, params.itemId, memberId),
  placeOrder: ({ memberId, body }) => placeOrder(deps, memberId, body),
  listOrders: ({ memberId, query }) => listOrders(deps, memberId, query.cursor),
  getOrder: ({ memberId, params }) => getOrder(deps, memberId, params.orderId),
  cancelOrder: ({ memberId, params }) => cancelOrder(deps, memberId, params.orderId),
  revealCode: ({ memberId, params }) => revealCode(deps, memberId, params.orderId),
  returnOrder: ({ memberId, params }) => returnOrder(deps, memberId, params.orderId),
  findCollection: ({ memberId, params }) => findCollection(deps, memberId, params.code),
  collectOrder: ({ memberId, body }) => collectOrder(deps, memberId, body.code),
});
