import type { CardAction, CardClass } from '@micro-branch/contract/cards';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

/** What was done, in the room where it was done: a conversion is told of once by these two. */
export interface ConversionName {
  kind: CardAction;
  reference: Id;
}

export interface Conversion extends ConversionName {
  id: Id;
  cardId: Id;
  cardClass: CardClass;
  /** Who did it: the opener. */
  memberId: Id;
  /** The node credited and whose it is; null when nobody brought them. */
  nodeId: Id | null;
  sharerId: Id | null;
  rulesVersion: number;
  convertedAt: Date;
  reversedAt: Date | null;
}

const LOCK = sql('conversions.lock', 'select pg_advisory_xact_lock(hashtextextended($1, 0))');
const ADD = sql(
  'conversions.add',
  `insert into conversions (id, kind, reference, card_id, member_id, node_id, rules_version, converted_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (kind, reference) do nothing returning id`,
);
const REVERSE = sql(
  'conversions.reverse',
  'insert into conversion_reversals (kind, reference, reversed_at) values ($1, $2, $3) on conflict do nothing returning kind',
);
const SELECT = `select c.id, c.kind, c.reference, c.card_id as "cardId", k.class as "cardClass", c.member_id as "memberId",
    c.node_id as "nodeId", n.member_id as "sharerId", c.rules_version as "rulesVersion", c.converted_at as "convertedAt",
    r.reversed_at as "reversedAt"
  from conversions c
  join cards k on k.id = c.card_id
  left join nodes n on n.id = c.node_id
  left join conversion_reversals r on r.kind = c.kind and r.reference = c.reference`;
const FIND = sql('conversions.find', `${SELECT} where c.id = $1`);
const FIND_NAMED = sql('conversions.find_named', `${SELECT} where c.kind = $1 and c.reference = $2`);

/** What is heard of one conversion queues here: made and cancelled may come at once, and in any order. */
export const lockConversion = async (tx: Queryable, { kind, reference }: ConversionName): Promise<void> => {
  await tx.query(LOCK, [`conversion:${kind}:${reference}`]);
};

type NewConversion = Omit<Conversion, 'cardClass' | 'sharerId' | 'reversedAt'>;

/** False when it is in the log already. */
export const addConversion = async (tx: Queryable, made: NewConversion): Promise<boolean> => {
  const { id, kind, reference, cardId, memberId, nodeId, rulesVersion, convertedAt } = made;
  return (await tx.query(ADD, [id, kind, reference, cardId, memberId, nodeId, rulesVersion, convertedAt])).length === 1;
};

/** False when it was reversed before. */
export const addReversal = async (tx: Queryable, { kind, reference }: ConversionName, reversedAt: Date): Promise<boolean> =>
  (await tx.query(REVERSE, [kind, reference, reversedAt])).length === 1;

export const findConversion = async (db: Queryable, id: Id): Promise<Conversion | undefined> =>
  (await db.query<Conversion>(FIND, [id]))[0];

/** By what was done, in the room where it was done. */
export const findConversionOf = async (db: Queryable, { kind, reference }: ConversionName): Promise<Conversion | undefined> =>
  (await db.query<Conversion>(FIND_NAMED, [kind, reference]))[0];
