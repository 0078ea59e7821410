import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

/** How many of a board are kept in order. */
export const LEADERS_MAX = 100;

/** A sharer who is among the first of a board after a batch, or comes to stand there. */
export interface Candidate {
  board: 'card' | 'branch';
  boardId: Id;
  measure: 'opens' | 'nodes' | 'members';
  memberId: Id;
  score: string;
}

const BOARD = 'board, board_id, measure';
/** The order of a board. Of two with the same score the one who joined first stands first. */
const ORDER = 'score desc, member_id';

/** The measures of a board, from a row `s` of `sharer_totals`. */
export const SCORES = `values ('opens', s.opens), ('nodes', s.nodes), ('members', s.members)`;

/**
 * Of the `sharers` a batch touched, those who belong among the leaders and are not there with that score. Whoever is left out stands
 * behind a last one who can only rise: scores never fall, and nobody has to be looked for among those who are not kept.
 */
export const CANDIDATES = `scored as materialized (
    select s.board, s.board_id, m.measure, s.member_id, m.score from sharers s cross join lateral (${SCORES}) m (measure, score) where m.score > 0
  ), last_ones as materialized (
    select b.*, l.score as last_score, l.member_id as last_id from (select distinct ${BOARD} from scored) b
    cross join lateral (
      select score, member_id from leaders where board = b.board and board_id = b.board_id and measure = b.measure
      order by ${ORDER} limit 1 offset ${LEADERS_MAX - 1}
    ) l
  ), passing as (
    select s.*, row_number() over (partition by ${BOARD} order by ${ORDER}) as place
    from scored s left join last_ones f using (${BOARD})
    where f.last_score is null or s.score > f.last_score or (s.score = f.last_score and s.member_id <= f.last_id)
  ), candidates as (
    select p.board, p.board_id::text as "boardId", p.measure, p.member_id::text as "memberId", p.score::text as score
    from passing p left join leaders l using (${BOARD}, member_id) where p.place <= ${LEADERS_MAX} and p.score is distinct from l.score
  )`;

const KEEP = sql(
  'leaders.keep',
  `insert into leaders as l (${BOARD}, member_id, score)
   select * from unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[]) as c (${BOARD}, member_id, score)
   order by ${BOARD}, member_id
   on conflict (${BOARD}, member_id) do update set score = excluded.score`,
);

const LET_GO = sql(
  'leaders.let_go',
  `delete from leaders l using (
     select ${BOARD}, member_id, row_number() over (partition by ${BOARD} order by ${ORDER}) as place from leaders
     where (board, board_id) in (select * from unnest($1::text[], $2::bigint[]))
   ) p
   where p.place > ${LEADERS_MAX}
     and (l.board, l.board_id, l.measure, l.member_id) = (p.board, p.board_id, p.measure, p.member_id)`,
);

/** Puts candidates where they belong and lets those go who fell behind. Only one worker at a time may do so. */
export const keepLeaders = async (tx: Queryable, candidates: readonly Candidate[]): Promise<void> => {
  if (candidates.length === 0) return;
  const boards = candidates.map(({ board }) => board);
  const boardIds = candidates.map(({ boardId }) => boardId);
  await tx.query(KEEP, [
    boards,
    boardIds,
    candidates.map(({ measure }) => measure),
    candidates.map(({ memberId }) => memberId),
    candidates.map(({ score }) => score),
  ]);
  await tx.query(LET_GO, [boards, boardIds]);
};

/** The first of every board, from what is counted of the sharers: as they must be when nothing waits to be folded. */
export const LEADERS_OF_TOTALS = `select ${BOARD}, member_id, score from (
    select s.board, s.board_id, m.measure, s.member_id, m.score,
      row_number() over (partition by s.board, s.board_id, m.measure order by m.score desc, s.member_id) as place
    from sharer_totals s cross join lateral (${SCORES}) m (measure, score) where m.score > 0
  ) placed where place <= ${LEADERS_MAX}`;
