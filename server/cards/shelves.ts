import type { ShareScope } from '@micro-branch/contract/cards';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import type { CardStatus } from './store';

/** What of a card matters to those who come for it and hand it on: not its text. */
export interface Shelf {
  id: Id;
  status: CardStatus;
  shareScope: ShareScope;
  /** The text compliance approved last. */
  snapshotId: Id;
}

const LIST = sql(
  'cards.shelves',
  `select c.id, c.status, s.share_scope as "shareScope", s.id as "snapshotId"
   from cards c join card_snapshots s on s.id = c.snapshot_id where c.id = any($1::bigint[])`,
);

/** The cards of these ids that were ever approved, on the shelf or not. */
export const findShelves = async (db: Queryable, ids: readonly Id[]): Promise<Map<Id, Shelf>> => {
  const shelves = await db.query<Shelf>(LIST, [[...new Set(ids)]]);
  return new Map(shelves.map((shelf) => [shelf.id, shelf]));
};
