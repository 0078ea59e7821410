import type { MessageKind } from '@micro-branch/contract/messages';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import type { Draft } from './words';

const QUEUE = sql(
  'messages.queue',
  `insert into messages (id, member_id, kind, about, page, content, made_at, due_at)
     select $1, m.id, $3, $4, $5, $6, $7, $8 from members m where m.id = $2 and m.erased_at is null
   on conflict (about) do nothing`,
);

interface NewMessage extends Draft {
  id: Id;
  memberId: Id;
  madeAt: Date;
  dueAt: Date;
}

/** Queued once for what it tells of, and for nobody who has closed their account. */
export const queueMessage = async (tx: Queryable, message: NewMessage): Promise<void> => {
  const { id, memberId, kind, about, page, values, madeAt, dueAt } = message;
  await tx.query(QUEUE, [id, memberId, kind, about, page, JSON.stringify(values), madeAt, dueAt]);
};

export interface Taken {
  id: Id;
  memberId: Id;
  kind: MessageKind;
  openid: string;
  page: string;
  values: Record<string, string>;
  attempts: number;
}

const TAKE = sql('messages.take', 'select id, member_id as "memberId", kind, openid, page, content as values, attempts from message_take($1, $2)');

/** The next message that is due, with a grant used up for it; it is whose caller it is until `until`. */
export const takeMessage = async (db: Queryable, at: Date, until: Date): Promise<Taken | undefined> => (await db.query<Taken>(TAKE, [at, until]))[0];

const END = sql('messages.end', `update messages set state = $2, why = $3, ended_at = $4 where id = $1 and state = 'sending'`);
const PUT_BACK = sql('messages.put_back', `update messages set state = 'queued', why = $2, due_at = $3 where id = $1 and state = 'sending'`);
const TAKE_ALL = sql('message_grants.take_all', 'update message_grants set left_count = 0 where member_id = $1 and kind = $2');

export const endMessage = async (db: Queryable, id: Id, end: { state: 'sent' | 'refused' | 'unknown'; why: string | null; at: Date }): Promise<void> => {
  await db.query(END, [id, end.state, end.why, end.at]);
};

/** It was not sent: it waits for its next turn. */
export const putBack = async (tx: Queryable, id: Id, { why, dueAt }: { why: string; dueAt: Date }): Promise<void> => {
  await tx.query(PUT_BACK, [id, why, dueAt]);
};

/** WeChat says that there are none, whatever we thought. */
export const dropGrants = async (tx: Queryable, { memberId, kind }: Taken): Promise<void> => {
  await tx.query(TAKE_ALL, [memberId, kind]);
};

const GRANT = sql('message_grants.add', 'select message_grant($1, kind) from unnest($2::text[]) kind order by kind');
const LEFT = sql('message_grants.left', 'select kind, left_count as "left" from message_grants where member_id = $1');

export const addGrants = async (db: Queryable, memberId: Id, kinds: readonly MessageKind[]): Promise<void> => {
  await db.query(GRANT, [memberId, kinds]);
};

export const listGrants = async (db: Queryable, memberId: Id): Promise<ReadonlyMap<MessageKind, number>> =>
  new Map((await db.query<{ kind: MessageKind; left: number }>(LEFT, [memberId])).map(({ kind, left }) => [kind, left]));

const FORGET_MESSAGES = sql('messages.forget_member', 'delete from messages where member_id = $1');
const FORGET_GRANTS = sql('message_grants.forget_member', 'delete from message_grants where member_id = $1');

export const forgetMember = async (tx: Queryable, memberId: Id): Promise<void> => {
  await tx.query(FORGET_MESSAGES, [memberId]);
  await tx.query(FORGET_GRANTS, [memberId]);
};
