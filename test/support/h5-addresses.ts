import { randomUUID } from 'node:crypto';
import type { BillAccountList } from '@micro-branch/contract/bills';
import type { ItemList, OrderPage, OrderView } from '@micro-branch/contract/mall';
import type { PaymentPage } from '@micro-branch/contract/payments';
import type { OpenAnswer, ShareList } from '@micro-branch/contract/referrals';
import { routes, type paths } from '../../src/routes';
import { ask, signIn } from './site';

/** The share of a member of the seed that was opened most. */
const findShare = async (site: string, token: string): Promise<{ id: string; cardId: string }> => {
  const { shares } = (await ask(`${site}/api/shares`, { token })) as ShareList;
  const [share] = shares.sort((a, b) => b.totals.opens - a.totals.opens);
  if (!share) throw new Error('this member has shared nothing');
  return share;
};

/** The code that a member's poster of a card carries: opening their own card gives it and counts nothing. */
const posterCode = async (site: string, token: string, cardId: string): Promise<string> => {
  const { codes } = (await ask(`${site}/api/opens`, { token, body: { eventId: randomUUID(), cardId } })) as OpenAnswer;
  if (codes.poster === undefined) throw new Error('this card cannot be handed on');
  return codes.poster;
};

/** The newest order of a member, or their first one: for the cheapest coupon. */
const findOrder = async (site: string, token: string): Promise<{ id: string; itemId: string }> => {
  const { orders } = (await ask(`${site}/api/mall/orders`, { token })) as OrderPage;
  if (orders[0]) return orders[0];
  const { items } = (await ask(`${site}/api/mall/items`, {})) as ItemList;
  const [coupon] = items.filter(({ kind, isSoldOut }) => kind === 'coupon' && !isSoldOut).sort((a, b) => a.points - b.points);
  if (!coupon) throw new Error('the mall has no coupon left');
  const body = { key: randomUUID(), itemId: coupon.id, pointsSeen: coupon.points };
  return (await ask(`${site}/api/mall/orders`, { token, body })) as OrderView;
};

/** The first account of a member, and their newest payment that is done. */
const findBills = async (site: string, token: string) => {
  const { accounts } = (await ask(`${site}/api/bill-accounts`, { token })) as BillAccountList;
  const { payments } = (await ask(`${site}/api/payments`, { token })) as PaymentPage;
  const account = accounts.find(({ due }) => due.state === 'due') ?? accounts[0];
  const payment = payments.find(({ state }) => state === 'done');
  if (!account || !payment) throw new Error('this member has no account, or has paid nothing');
  return { account, payment };
};

/** An address of every page, as `person` of the seed may open it. A page that is added does not compile until it is here. */
export const everyAddress = async (site: string, person: string): Promise<Record<string, string>> => {
  const token = await signIn(site, person);
  const { id, cardId } = await findShare(site, token);
  const order = await findOrder(site, token);
  const { account, payment } = await findBills(site, token);
  const card = routes.card({ id: cardId });
  const pages = {
    home: routes.home(),
    products: routes.products(),
    life: routes.life(),
    benefits: routes.benefits(),
    me: routes.me(),
    card,
    myShares: routes.myShares(),
    chain: routes.chain(id),
    rewards: routes.rewards(),
    poster: routes.poster({ id: cardId, code: await posterCode(site, token, cardId) }),
    apply: routes.apply(cardId),
    applications: routes.applications(),
    privacy: routes.privacy(),
    look: routes.look(),
    checkIn: routes.checkIn(),
    statement: routes.statement(),
    exchange: routes.exchange(),
    mall: routes.mall(),
    item: routes.item(order.itemId),
    orders: routes.orders(),
    order: routes.order(order.id),
    collect: routes.collect(),
    billers: routes.billers(),
    bind: routes.bind(account.biller.id),
    billAccount: routes.billAccount(account.id),
    family: routes.family(),
    mandates: routes.mandates(),
    pay: routes.pay(account.id),
    payResult: routes.payResult(payment.id),
    payments: routes.payments(),
    receipt: routes.receipt(payment.id),
  } satisfies Record<keyof typeof paths, string>;
  return { ...pages, cardInMoments: `${card}&scene=1154` };
};
