import type { Decision, Figure, SignalKind } from '@micro-branch/contract/fraud';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import type { PersonName } from '../masking';
import { RULES, type Finding } from './rules';

export interface Signal {
  id: Id;
  kind: SignalKind;
  rulesVersion: number;
  sharerId: Id;
  openerId: Id | null;
  windowStart: Date;
  figures: Figure[];
  nodeIds: Id[];
  raisedAt: Date;
}

export interface Review {
  signalId: Id;
  key: string;
  decision: Decision;
  reason: string;
  reviewerId: Id;
  decidedAt: Date;
}

type Row = Signal & {
  [K in 'decision' | 'reason' | 'reviewerId' | 'decidedAt']: Review[K] | null;
} & { sharerName: string | null; openerName: string | null; isSharerErased: boolean; isOpenerErased: boolean };

/** A signal as staff read it. */
export interface ReviewedSignal {
  signal: Signal;
  review: Omit<Review, 'signalId' | 'key'> | null;
  sharer: PersonName;
  opener: PersonName;
}

const SIGNAL = `s.id, s.kind, s.rules_version as "rulesVersion", s.sharer_id as "sharerId", s.opener_id as "openerId",
  s.window_start as "windowStart", s.figures, s.node_ids as "nodeIds", s.raised_at as "raisedAt"`;
const REVIEWED = `select ${SIGNAL}, r.decision, r.reason, r.reviewer_id as "reviewerId", r.decided_at as "decidedAt",
    sharer.name as "sharerName", sharer.erased_at is not null as "isSharerErased",
    opener.name as "openerName", opener.erased_at is not null as "isOpenerErased"
  from fraud_signals s left join fraud_reviews r on r.signal_id = s.id
  join members sharer on sharer.id = s.sharer_id left join members opener on opener.id = s.opener_id`;

const ADD = sql(
  'fraud_signals.add',
  `insert into fraud_signals (id, kind, rules_version, sharer_id, opener_id, window_start, figures, node_ids, raised_at)
   select id, kind, $7, sharer_id, opener_id, window_start, figures, node_ids::bigint[], $8
   from unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::jsonb[], $9::text[])
     as t (id, kind, sharer_id, opener_id, window_start, figures, node_ids)
   order by kind, sharer_id, opener_id, window_start, id on conflict do nothing`,
);
const OPEN_ABOUT = sql(
  'fraud_signals.open_about',
  `select ${SIGNAL} from fraud_signals s
   where (s.sharer_id = any($1::bigint[]) or s.opener_id = any($1::bigint[]))
     and not exists (select from fraud_reviews r where r.signal_id = s.id)
   order by s.id limit 100`,
);
const FIND = sql('fraud_signals.find', `${REVIEWED} where s.id = $1`);
const LIST = sql(
  'fraud_signals.list',
  `${REVIEWED} where s.id < coalesce($1, 9223372036854775807)
     and case $2 when 'open' then r.signal_id is null when 'decided' then r.signal_id is not null else true end
   order by s.id desc limit $3`,
);
const REVIEW = sql(
  'fraud_reviews.add',
  `insert into fraud_reviews (signal_id, key, decision, reason, reviewer_id, decided_at) values ($1, $2, $3, $4, $5, $6)
   on conflict do nothing returning signal_id`,
);
const FIND_BY_KEY = sql(
  'fraud_reviews.find_by_key',
  `select signal_id as "signalId", key, decision, reason, reviewer_id as "reviewerId", decided_at as "decidedAt"
   from fraud_reviews where key = $1`,
);

/** Writes what the rules found. What was raised before is not raised again, decided or not; of one batch the first counts. */
export const addSignals = async (tx: Queryable, { newId, clock }: Pick<Deps, 'newId' | 'clock'>, findings: readonly Finding[]): Promise<void> => {
  if (findings.length === 0) return;
  const column = <T>(of: (finding: Finding) => T): T[] => findings.map(of);
  const about = [column(newId), column(({ kind }) => kind), column(({ sharerId }) => sharerId), column(({ openerId }) => openerId)];
  const facts = [column(({ windowStart }) => windowStart), column(({ figures }) => JSON.stringify(figures))];
  // An array of arrays would have to be a rectangle.
  const nodeIds = column((finding) => `{${finding.nodeIds.join(',')}}`);
  await tx.query(ADD, [...about, ...facts, RULES.version, clock.now(), nodeIds]);
};

/** Signals about either of them that nobody decided yet: what was earned between them waits. */
export const listOpenSignals = (db: Queryable, { sharerId, openerId }: { sharerId: Id; openerId: Id }): Promise<Signal[]> =>
  db.query<Signal>(OPEN_ABOUT, [[sharerId, openerId]]);

const reviewedOf = (row: Row): ReviewedSignal => {
  const { decision, reason, reviewerId, decidedAt, sharerName, openerName, isSharerErased, isOpenerErased, ...signal } = row;
  return {
    signal,
    review: decision === null ? null : { decision, reason: reason!, reviewerId: reviewerId!, decidedAt: decidedAt! },
    sharer: { name: sharerName, isErased: isSharerErased },
    opener: { name: openerName, isErased: isOpenerErased },
  };
};

export const findSignal = async (db: Queryable, id: Id): Promise<ReviewedSignal | undefined> => (await db.query<Row>(FIND, [id])).map(reviewedOf)[0];

/** Signals below a cursor, the newest first. */
export const listReviewed = async (
  db: Queryable,
  { state, below, max }: { state: 'open' | 'decided' | null; below: Id | null; max: number },
): Promise<ReviewedSignal[]> => (await db.query<Row>(LIST, [below, state, max])).map(reviewedOf);

/** False when the signal was decided before, or the key was used. */
export const addReview = async (tx: Queryable, { signalId, key, decision, reason, reviewerId, decidedAt }: Review): Promise<boolean> =>
  (await tx.query(REVIEW, [signalId, key, decision, reason, reviewerId, decidedAt])).length === 1;

export const findReviewByKey = async (db: Queryable, key: string): Promise<Review | undefined> => (await db.query<Review>(FIND_BY_KEY, [key]))[0];
