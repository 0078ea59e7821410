import type { BillerContent } from '@micro-branch/contract/biller-content';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { Refusal } from '../refusal';

/** A biller as one of its versions has it. */
export interface Biller {
  id: Id;
  version: number;
  content: BillerContent;
}

const SELECT = 'select b.id, b.version, v.content from billers b join biller_versions v on v.biller_id = b.id and v.version = b.version';
const FIND = sql('billers.find', `${SELECT} where b.id = $1`);
const FIND_BY_KEY = sql('billers.find_by_key', `${SELECT} where b.key = $1`);
const LIST_BY_KEYS = sql('billers.list_by_keys', `${SELECT} where b.key = any($1::text[])`);
const FIND_VERSION = sql('billers.find_version', 'select biller_id as id, version, content from biller_versions where biller_id = $1 and version = $2');

/** The version in force, offered or not: what was bound once is still named. */
export const findBiller = async (db: Queryable, id: Id): Promise<Biller | undefined> => (await db.query<Biller>(FIND, [id]))[0];

export const findBillerByKey = async (db: Queryable, key: string): Promise<Biller | undefined> => (await db.query<Biller>(FIND_BY_KEY, [key]))[0];

/** Refuses with `biller-not-found` what is not there, or not offered now. */
export const getOffered = async (db: Queryable, id: Id): Promise<Biller> => {
  const found = await findBiller(db, id);
  if (!found?.content.isOnShelf) throw new Refusal('biller-not-found');
  return found;
};

/** What a payment was made by. It is there: a payment names it. */
export const getBillerVersion = async (db: Queryable, id: Id, version: number): Promise<Biller> =>
  (await db.query<Biller>(FIND_VERSION, [id, version]))[0]!;

/** By key; what is not there is left out. */
export const findBillersByKeys = async (db: Queryable, keys: readonly string[]): Promise<Map<string, Biller>> =>
  new Map((await db.query<Biller>(LIST_BY_KEYS, [keys])).map((biller) => [biller.content.key, biller]));
