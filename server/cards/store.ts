import type { CardContent } from '@micro-branch/contract/card-content';
import type { CardClass, ShareScope } from '@micro-branch/contract/cards';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

export type CardStatus = 'draft' | 'on-shelf' | 'off-shelf';

/** A card with the snapshot compliance approved last. */
export interface ApprovedCard {
  id: Id;
  class: CardClass;
  status: CardStatus;
  featuredRank: number | null;
  isDemonstration: boolean;
  snapshotId: Id;
  content: CardContent;
  shareScope: ShareScope;
  contentHash: Buffer;
  approvalNumber: string;
  approvedAt: Date;
}

export interface Draft {
  cardId: Id;
  content: CardContent;
  shareScope: ShareScope;
  contentHash: Buffer;
  authorId: Id;
}

const APPROVED = `select c.id, c.class, c.status, c.featured_rank as "featuredRank", c.is_demonstration as "isDemonstration",
    s.id as "snapshotId", s.content, s.share_scope as "shareScope", s.content_hash as "contentHash",
    s.approval_number as "approvalNumber", s.approved_at as "approvedAt"
  from cards c join card_snapshots s on s.id = c.snapshot_id`;

const FIND = sql('cards.find', `${APPROVED} where c.id = $1`);
const LIST = sql('cards.list', `${APPROVED} where c.status = 'on-shelf' order by c.id limit 200`);
const FEATURED = sql(
  'cards.featured',
  `${APPROVED} where c.status = 'on-shelf' and c.featured_rank is not null order by c.featured_rank, c.id limit 3`,
);
const SAVE = sql(
  'cards.save',
  `insert into cards (id, key, class, featured_rank, is_demonstration) values ($1, $2, $3, $4, $5)
   on conflict (key) do update set featured_rank = excluded.featured_rank, is_demonstration = excluded.is_demonstration
   returning id, class`,
);
const SAVE_DRAFT = sql(
  'cards.save_draft',
  `insert into card_drafts (card_id, content, share_scope, content_hash, author_id, saved_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (card_id) do update set content = excluded.content, share_scope = excluded.share_scope,
     content_hash = excluded.content_hash, author_id = excluded.author_id, saved_at = excluded.saved_at
   where card_drafts.content_hash <> excluded.content_hash`,
);
const LOCK_DRAFT = sql(
  'cards.lock_draft',
  `select d.card_id as "cardId", d.content, d.share_scope as "shareScope", d.content_hash as "contentHash",
     d.author_id as "authorId"
   from card_drafts d join cards c on c.id = d.card_id where d.card_id = $1 for update`,
);
const ADD_SNAPSHOT = sql(
  'cards.add_snapshot',
  `insert into card_snapshots (id, card_id, version, content, share_scope, content_hash, author_id, approver_id,
     approval_number, approved_at)
   select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6, $7, $8, $9 from card_snapshots where card_id = $2`,
);
const SHOW_SNAPSHOT = sql('cards.show_snapshot', 'update cards set snapshot_id = $2 where id = $1');
const SET_STATUS = sql(
  'cards.set_status',
  'update cards set status = $2 where id = $1 and snapshot_id is not null returning id',
);

export const findCard = async (db: Queryable, id: Id): Promise<ApprovedCard | undefined> =>
  (await db.query<ApprovedCard>(FIND, [id]))[0];

export const listCards = (db: Queryable): Promise<ApprovedCard[]> => db.query<ApprovedCard>(LIST);

export const listFeatured = (db: Queryable): Promise<ApprovedCard[]> => db.query<ApprovedCard>(FEATURED);

export interface CardHead {
  id: Id;
  key: string;
  class: CardClass;
  featuredRank: number | null;
  isDemonstration: boolean;
}

export const saveCardHead = async (db: Queryable, card: CardHead): Promise<{ id: Id; class: CardClass }> => {
  const values = [card.id, card.key, card.class, card.featuredRank, card.isDemonstration];
  const [row] = await db.query<{ id: Id; class: CardClass }>(SAVE, values);
  return row!;
};

export const saveDraft = async (db: Queryable, draft: Draft & { savedAt: Date }): Promise<void> => {
  const { cardId, content, shareScope, contentHash, authorId, savedAt } = draft;
  await db.query(SAVE_DRAFT, [cardId, JSON.stringify(content), shareScope, contentHash, authorId, savedAt]);
};

export const lockDraft = async (db: Queryable, cardId: Id): Promise<Draft | undefined> =>
  (await db.query<Draft>(LOCK_DRAFT, [cardId]))[0];

export interface Approval {
  snapshotId: Id;
  approverId: Id;
  approvalNumber: string;
  approvedAt: Date;
}

/** Freezes a draft as the card's next snapshot and shows that one from now on. */
export const addSnapshot = async (db: Queryable, draft: Draft, approval: Approval): Promise<void> => {
  const { cardId, content, shareScope, contentHash, authorId } = draft;
  const { snapshotId, approverId, approvalNumber, approvedAt } = approval;
  const text = JSON.stringify(content);
  const values = [snapshotId, cardId, text, shareScope, contentHash, authorId, approverId, approvalNumber, approvedAt];
  await db.query(ADD_SNAPSHOT, values);
  await db.query(SHOW_SNAPSHOT, [cardId, snapshotId]);
};

/** False when the card is unknown or was never approved. */
export const setStatus = async (db: Queryable, cardId: Id, status: 'on-shelf' | 'off-shelf'): Promise<boolean> =>
  (await db.query(SET_STATUS, [cardId, status])).length === 1;
