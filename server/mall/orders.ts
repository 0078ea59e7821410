import type { ItemKind, ItemPicture, OrderReason, OrderState } from '@micro-branch/contract/mall';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

export interface OrderRow {
  id: Id;
  memberId: Id;
  itemId: Id;
  kind: ItemKind;
  title: string;
  picture: ItemPicture;
  points: number;
  valueFen: number;
  spendId: string;
  state: OrderState;
  reason: OrderReason | null;
  code: string | null;
  revealedAt: Date | null;
  paymentId: Id | null;
  validUntil: string | null;
  branchId: Id | null;
  branchName: string | null;
  phoneSealed: Buffer | null;
  placedAt: Date;
  fulfilledAt: Date | null;
  endedAt: Date | null;
}

const COLUMNS = `o.id, o.member_id as "memberId", o.item_id as "itemId", o.kind, o.title, o.picture, o.points,
  o.value_fen as "valueFen", o.spend_id as "spendId", o.state, o.reason, o.code, o.revealed_at as "revealedAt", o.payment_id as "paymentId", o.valid_until as "validUntil",
  o.branch_id as "branchId", b.name as "branchName", o.phone_sealed as "phoneSealed", o.placed_at as "placedAt",
  o.fulfilled_at as "fulfilledAt", o.ended_at as "endedAt"`;
const SELECT = `select ${COLUMNS} from mall_orders o left join branches b on b.id = o.branch_id`;

const PLACE = sql(
  'mall_orders.place',
  `select ${COLUMNS} from mall_place_order($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) o
   left join branches b on b.id = o.branch_id`,
);
const FIND = sql('mall_orders.find', `${SELECT} where o.id = $1`);
const FIND_BY_KEY = sql('mall_orders.find_by_key', `${SELECT} where o.member_id = $1 and o.key = $2`);
const LIST = sql('mall_orders.list', `${SELECT} where o.member_id = $1 and o.id < coalesce($2, 9223372036854775807) order by o.id desc limit $3`);
const LOCK = sql('mall_orders.lock', `${SELECT} where o.id = $1 for update of o`);
const COUNT = sql(
  'mall_orders.count',
  `select count(*)::int as count from mall_orders where member_id = $1 and item_id = $2 and state in ('reserved', 'fulfilled')`,
);
const REVEAL = sql('mall_orders.reveal', 'update mall_orders set revealed_at = $2 where id = $1');
const ENTER = sql(
  'mall_orders.enter',
  `update mall_orders set state = $2, reason = $3, collected_by = $4, their_id = $5,
     fulfilled_at = case when $2 = 'fulfilled' then $6 else fulfilled_at end, ended_at = case when $2 <> 'fulfilled' then $6::timestamptz end
   where id = $1`,
);

/** An order as it is asked for. `code` is used as far as the item has one, `askAt` when it is a top-up. */
export interface NewOrder {
  id: Id;
  memberId: Id;
  key: string;
  spendId: string;
  itemId: Id;
  pointsSeen: number;
  branchId: Id | null;
  phoneSealed: Buffer | null;
  code: string;
  askAt: Date;
  today: string;
  placedAt: Date;
}

/** Everything in one statement; gives the first order of this key when there is one. Refuses as `mall_place_order` says. */
export const addOrder = async (db: Queryable, o: NewOrder): Promise<OrderRow> => {
  const terms = [o.id, o.memberId, o.key, o.spendId, o.itemId, o.pointsSeen, o.branchId, o.phoneSealed, o.code];
  const [row] = await db.query<OrderRow>(PLACE, [...terms, o.askAt, o.today, o.placedAt]);
  return row!;
};

export const findOrder = async (db: Queryable, id: Id): Promise<OrderRow | undefined> => (await db.query<OrderRow>(FIND, [id]))[0];

export const findOrderByKey = async (db: Queryable, memberId: Id, key: string): Promise<OrderRow | undefined> =>
  (await db.query<OrderRow>(FIND_BY_KEY, [memberId, key]))[0];

/** Orders of a member below a cursor, the newest first. */
export const listOrdersOf = (db: Queryable, memberId: Id, below: Id | null, limit: number): Promise<OrderRow[]> =>
  db.query<OrderRow>(LIST, [memberId, below, limit]);

/** Holds the order until the transaction ends: whatever ends an order queues here. */
export const lockOrder = async (tx: Queryable, id: Id): Promise<OrderRow | undefined> => (await tx.query<OrderRow>(LOCK, [id]))[0];

/** How many of an item a member has: what was cancelled or given back is not counted. */
export const countOrdersOf = async (db: Queryable, memberId: Id, itemId: Id): Promise<number> =>
  (await db.query<{ count: number }>(COUNT, [memberId, itemId]))[0]!.count;

export interface Change {
  state: 'fulfilled' | 'cancelled' | 'refunded';
  /** Why it ended without its item. */
  reason?: OrderReason;
  collectedBy?: Id;
  /** How whoever charged the phone calls it. */
  theirId?: string;
}

/** Moves a locked order to its next state. Gives the order as it is then. */
export const enterState = async (tx: Queryable, order: OrderRow, change: Change, at: Date): Promise<OrderRow> => {
  const { state, reason = null, collectedBy = null, theirId = null } = change;
  await tx.query(ENTER, [order.id, state, reason, collectedBy, theirId, at]);
  return { ...order, state, reason, ...(state === 'fulfilled' ? { fulfilledAt: at } : { endedAt: at }) };
};

/** Notes that the code of a locked coupon is shown. Gives the order as it is then. */
export const revealOrder = async (tx: Queryable, order: OrderRow, at: Date): Promise<OrderRow> => {
  await tx.query(REVEAL, [order.id, at]);
  return { ...order, revealedAt: at };
};
