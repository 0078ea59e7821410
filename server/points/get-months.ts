import type { PointsMonths } from '@micro-branch/contract/points';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { shanghaiDay } from '../shanghai';
import { monthOf, monthsUntil } from './months';
import { totalMonths } from './statement';

const MONTHS = 6;

/** What came and went in each of the last months: the totals that the statement says of them. */
export const getPointsMonths = async ({ database, clock }: Deps, memberId: Id): Promise<PointsMonths> => ({
  months: await totalMonths(database, memberId, monthsUntil(monthOf(shanghaiDay(clock.now())), MONTHS)),
});
