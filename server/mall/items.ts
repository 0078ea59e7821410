import type { ItemKind } from '@micro-branch/contract/mall';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import type { ItemContent } from './item-content';

export type ItemStatus = 'on-shelf' | 'off-shelf';
export type ItemRow = ItemContent & { id: Id; status: ItemStatus };

const SELECT = `select id, key, kind, title, picture, words, terms, points, value_fen as "valueFen", stock,
    limit_per_member as "limitPerMember", valid_days as "validDays", bill_min_fen::int as "billMinFen", status, position
  from mall_items`;

const LIST = sql('mall_items.list', `${SELECT} where status = 'on-shelf' order by position, id limit 200`);
const FIND = sql('mall_items.find', `${SELECT} where id = $1`);
const SAVE = sql(
  'mall_items.save',
  `insert into mall_items (id, key, kind, title, picture, words, terms, points, value_fen, stock, limit_per_member, valid_days,
     position, bill_min_fen, status) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'off-shelf')
   on conflict (key) do update set title = excluded.title, picture = excluded.picture, words = excluded.words,
     terms = excluded.terms, points = excluded.points, value_fen = excluded.value_fen,
     limit_per_member = excluded.limit_per_member, valid_days = excluded.valid_days, position = excluded.position,
     bill_min_fen = excluded.bill_min_fen
   returning id, kind`,
);
const SET_STATUS = sql('mall_items.set_status', 'update mall_items set status = $2 where id = $1 returning id');
const PUT_BACK = sql('mall_items.put_back', 'update mall_items set stock = stock + 1 where id = $1');

export const listOnShelf = (db: Queryable): Promise<ItemRow[]> => db.query<ItemRow>(LIST);

export const findItem = async (db: Queryable, id: Id): Promise<ItemRow | undefined> => (await db.query<ItemRow>(FIND, [id]))[0];

/** Saved again under its key, an item keeps its kind, its status and its stock: orders move the stock. */
export const writeItem = async (db: Queryable, id: Id, item: ItemContent): Promise<{ id: Id; kind: ItemKind }> => {
  const { key, kind, title, picture, words, terms, points, valueFen, stock, limitPerMember, validDays, position, billMinFen } = item;
  const shown = [id, key, kind, title, picture, words, JSON.stringify(terms)];
  const [row] = await db.query<{ id: Id; kind: ItemKind }>(SAVE, [...shown, points, valueFen, stock, limitPerMember, validDays, position, billMinFen ?? null]);
  return row!;
};

/** False when there is no such item. */
export const setStatus = async (db: Queryable, id: Id, status: ItemStatus): Promise<boolean> =>
  (await db.query(SET_STATUS, [id, status])).length === 1;

export const putBack = async (tx: Queryable, id: Id): Promise<void> => {
  await tx.query(PUT_BACK, [id]);
};
