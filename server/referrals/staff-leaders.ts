import type { Params, Query } from '@micro-branch/contract/api';
import type { LeaderList } from '@micro-branch/contract/chains';
import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { getViewer, presentFor, type ChainPerson } from './staff-viewer';

interface Leader extends ChainPerson {
  rank: number;
  score: number;
}

/** The hundred that the fold keeps, as they are. */
const LIST = sql(
  'chains.leaders',
  `select rank() over (order by l.score desc)::int as rank, l.score::int, m.name, m.erased_at is not null as "isErased",
     m.branch_id as "branchId", s.branch_id as "staffBranchId"
   from leaders l join members m on m.id = l.member_id left join staff s on s.member_id = m.id
   where l.board = $1 and l.board_id = $2 and l.measure = $3 order by l.score desc, l.member_id limit 100`,
);

/**
 * The first hundred of a board. Staff see their own branch's board, the marketing role every one; for the others, be they there or not, the
 * answer is `not-found`. Refuses with `role-required` whoever is not staff.
 */
export const getLeaders = async (
  { database }: Deps,
  memberId: Id,
  { board, boardId }: Params<'getLeaders'>,
  { measure }: Query<'getLeaders'>,
): Promise<LeaderList> => {
  const viewer = await getViewer(database, memberId);
  if (!viewer.seesAll && (board !== 'branch' || boardId !== viewer.branchId)) throw new Refusal('not-found');
  const leaders = await database.query<Leader>(LIST, [board, boardId, measure]);
  return { leaders: leaders.map(({ rank, score, ...person }) => ({ rank, score, ...presentFor(viewer, person) })) };
};
