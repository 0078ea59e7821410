import type { Query } from '@micro-branch/contract/api';
import type { StatementPage } from '@micro-branch/contract/points';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { listEntries, totalMonths, type Entry } from './statement';

const PAGE_MAX = 30;

const present = ({ seq: _, ...entry }: Entry): StatementPage['entries'][number] => entry;

/** One page of the member's statement. The cursor is the last entry seen, so what arrives meanwhile moves nothing. */
export const getStatement = async (
  { database }: Deps,
  memberId: Id,
  { cursor, ...filters }: Query<'getStatement'>,
): Promise<StatementPage> => {
  const found = await listEntries(database, { memberId, ...filters }, { below: cursor ?? null, max: PAGE_MAX + 1 });
  const page = found.slice(0, PAGE_MAX);
  return {
    entries: page.map(present),
    months: await totalMonths(database, memberId, [...new Set(page.map(({ month }) => month))]),
    nextCursor: found.length > PAGE_MAX ? page.at(-1)!.seq : null,
  };
};
