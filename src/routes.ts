/** Every page by name. Also what the built app's page list is checked against. */
export const paths = {
  home: '/pages/home/index',
  products: '/pages/products/index',
  life: '/pages/life/index',
  benefits: '/pages/benefits/index',
  me: '/pages/me/index',
  card: '/pages/p/index',
  myShares: '/packages/share/mine/index',
  chain: '/packages/share/chain/index',
  rewards: '/packages/share/rewards/index',
  poster: '/packages/share/poster/index',
  apply: '/packages/apply/form/index',
  applications: '/packages/apply/records/index',
  privacy: '/packages/settings/privacy/index',
  look: '/packages/settings/look/index',
  checkIn: '/packages/points/check-in/index',
  statement: '/packages/points/statement/index',
  exchange: '/packages/points/exchange/index',
  mall: '/packages/mall/shelf/index',
  item: '/packages/mall/item/index',
  orders: '/packages/mall/orders/index',
  order: '/packages/mall/order/index',
  collect: '/packages/mall/collect/index',
  billers: '/packages/bill/search/index',
  bind: '/packages/bill/bind/index',
  billAccount: '/packages/bill/account/index',
  family: '/packages/bill/family/index',
  mandates: '/packages/bill/mandates/index',
  pay: '/packages/bill/pay/index',
  payResult: '/packages/bill/result/index',
  payments: '/packages/bill/history/index',
  receipt: '/packages/bill/receipt/index',
} as const;

/** Query values as they stand in an address; what is undefined is left out. */
export const queryOf = (values: Record<string, string | undefined>): string =>
  Object.entries(values)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');

const at = (path: string, values: Record<string, string | undefined>): string => {
  const query = queryOf(values);
  return query === '' ? path : `${path}?${query}`;
};

/** The query of a shared card: Moments takes it without a path. */
export const cardQuery = (card: { id: string; code?: string | undefined }): string => queryOf({ id: card.id, c: card.code });

/** Addresses of pages, ready to open or to hand on. */
export const routes = {
  home: () => paths.home,
  products: () => paths.products,
  life: () => paths.life,
  benefits: () => paths.benefits,
  me: () => paths.me,
  card: (card: { id: string; code?: string | undefined }) => at(paths.card, { id: card.id, c: card.code }),
  myShares: () => paths.myShares,
  chain: (shareId: string) => at(paths.chain, { id: shareId }),
  rewards: () => paths.rewards,
  /** A poster of a card; its picture carries this code. */
  poster: (card: { id: string; code: string }) => at(paths.poster, { id: card.id, c: card.code }),
  apply: (cardId: string) => at(paths.apply, { id: cardId }),
  applications: () => paths.applications,
  privacy: () => paths.privacy,
  look: () => paths.look,
  checkIn: () => paths.checkIn,
  statement: () => paths.statement,
  exchange: () => paths.exchange,
  mall: () => paths.mall,
  item: (itemId: string) => at(paths.item, { id: itemId }),
  orders: () => paths.orders,
  order: (orderId: string) => at(paths.order, { id: orderId }),
  collect: () => paths.collect,
  billers: (category?: string) => at(paths.billers, { category }),
  bind: (billerId: string) => at(paths.bind, { id: billerId }),
  billAccount: (accountId: string) => at(paths.billAccount, { id: accountId }),
  family: () => paths.family,
  /** Of one account, the page starts with its mandate, or with making one. */
  mandates: (accountId?: string) => at(paths.mandates, { account: accountId }),
  /** Pays what an account owes; the member says there how much where the biller does not. */
  pay: (accountId: string) => at(paths.pay, { account: accountId }),
  payResult: (paymentId: string) => at(paths.payResult, { id: paymentId }),
  payments: (accountId?: string) => at(paths.payments, { account: accountId }),
  receipt: (paymentId: string) => at(paths.receipt, { id: paymentId }),
};
