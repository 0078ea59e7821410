import type { ExchangeDirection, ExchangeView } from '@micro-branch/contract/exchanges';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { firstAskAt, takeDue } from '../jobs/ask-again';
import type { UsedToday } from './rules';

export interface Exchange {
  id: Id;
  memberId: Id;
  direction: ExchangeDirection;
  given: number;
  received: number;
  rulesVersion: number;
  state: ExchangeView['state'];
  /** Why it was refused; while it is pending, why it is not known yet. */
  reason: string | null;
  startedAt: Date;
  endedAt: Date | null;
}

type Row = Omit<Exchange, 'given' | 'received'> & { given: string; received: string };

const LISTED_MAX = 100;

const COLUMNS = `id, member_id as "memberId", direction, given, received, rules_version as "rulesVersion", state, reason,
  started_at as "startedAt", ended_at as "endedAt"`;

const FIND = sql('exchanges.find', `select ${COLUMNS} from exchanges where id = $1 and member_id = $2`);
const FIND_BY_KEY = sql('exchanges.find_by_key', `select ${COLUMNS} from exchanges where member_id = $1 and key = $2`);
const LIST = sql('exchanges.list', `select ${COLUMNS} from exchanges where member_id = $1 order by id desc limit ${LISTED_MAX}`);
const OPENID = sql('exchanges.openid', 'select openid from members where id = $1');
/** What an older process started has none of its own. */
const OPENID_OF = sql(
  'exchanges.openid_of',
  'select coalesce(e.openid, m.openid) as openid from exchanges e join members m on m.id = e.member_id where e.id = $1',
);
const USED = sql(
  'exchanges.used',
  `select coalesce(sum(received) filter (where direction = 'in'), 0) as "in", coalesce(sum(given) filter (where direction = 'out'), 0) as "out"
   from exchanges where member_id = $1 and started_on = $2 and state <> 'refused'`,
);
const ADD = sql(
  'exchanges.add',
  `insert into exchanges (id, member_id, key, direction, given, received, rules_version, state, ask_at, started_on, started_at, openid)
   values ($1, $2, $3, $4, $5, $6, $7, 'pending', $8, $9, $10, (select openid from members where id = $2))`,
);
const TAKE_DUE = takeDue('exchanges', { open: 'pending', columns: COLUMNS });
const NOTE = sql('exchanges.note', `update exchanges set reason = $2 where id = $1 and state = 'pending'`);
const END = sql(
  'exchanges.end',
  `update exchanges set state = $2, reason = $3, their_id = $4, ended_at = $5, ask_at = null, openid = null where id = $1 and state = 'pending' returning id`,
);

const exchangeOf = (row: Row): Exchange => ({ ...row, given: Number(row.given), received: Number(row.received) });

export const findExchange = async (db: Queryable, id: Id, memberId: Id): Promise<Exchange | undefined> =>
  (await db.query<Row>(FIND, [id, memberId])).map(exchangeOf)[0];

export const findByKey = async (db: Queryable, memberId: Id, key: string): Promise<Exchange | undefined> =>
  (await db.query<Row>(FIND_BY_KEY, [memberId, key])).map(exchangeOf)[0];

export const listExchanges = async (db: Queryable, memberId: Id): Promise<Exchange[]> =>
  (await db.query<Row>(LIST, [memberId])).map(exchangeOf);

/** By which the card side knows a member. */
export const getOpenid = async (db: Queryable, memberId: Id): Promise<string> =>
  (await db.query<{ openid: string }>(OPENID, [memberId]))[0]!.openid;

/** By which the card side knows whose exchange it is, though the member has closed their account since it was started. */
export const getOpenidOf = async (db: Queryable, exchangeId: Id): Promise<string> =>
  (await db.query<{ openid: string }>(OPENID_OF, [exchangeId]))[0]!.openid;

/** Our points of a member's exchanges that were started on a day and not refused. */
export const findUsed = async (db: Queryable, memberId: Id, day: string): Promise<UsedToday> => {
  const [used] = await db.query<Record<ExchangeDirection, string>>(USED, [memberId, day]);
  return { in: Number(used!.in), out: Number(used!.out) };
};

export interface NewExchange extends Pick<Exchange, 'id' | 'memberId' | 'direction' | 'given' | 'received' | 'rulesVersion' | 'startedAt'> {
  key: string;
  startedOn: string;
}

/** Pending, and due to be asked for should nobody end it before. */
export const addExchange = async (db: Queryable, e: NewExchange): Promise<void> => {
  const terms = [e.id, e.memberId, e.key, e.direction, e.given, e.received, e.rulesVersion];
  await db.query(ADD, [...terms, firstAskAt(e.startedAt), e.startedOn, e.startedAt]);
};

export const takePending = async (db: Queryable, now: Date): Promise<Exchange[]> =>
  (await db.query<Row>(TAKE_DUE, [now])).map(exchangeOf);

/** Why it is not known yet, for whoever looks after the service. */
export const noteUnknown = async (db: Queryable, id: Id, why: string): Promise<void> => {
  await db.query(NOTE, [id, why]);
};

export interface End {
  state: 'done' | 'refused';
  reason: string | null;
  theirId: string | null;
  endedAt: Date;
}

/** False when it has ended already. Until the transaction ends, nobody else can end it. */
export const endPending = async (tx: Queryable, id: Id, { state, reason, theirId, endedAt }: End): Promise<boolean> =>
  (await tx.query(END, [id, state, reason, theirId, endedAt])).length > 0;
