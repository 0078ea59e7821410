import type { ChainSeries } from '@micro-branch/contract/referrals';
import type { Query } from '@micro-branch/contract/api';
import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { shanghaiDay } from '../shanghai';
import { isShareOf } from './shares';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** How many of them, how long each, and when the one that holds an instant began. Shanghai is whole hours from UTC. */
const STEPS = {
  hour: { count: 48, ms: HOUR_MS, startOf: (now: Date) => Math.floor(now.getTime() / HOUR_MS) * HOUR_MS },
  day: { count: 30, ms: DAY_MS, startOf: (now: Date) => Date.parse(`${shanghaiDay(now)}T00:00:00+08:00`) },
} as const;

const SINCE = sql(
  'series.since',
  `select hour, opens::int, nodes::int, conversions::int from hour_totals where node_id = $1 and hour >= $2`,
);

interface HourTotals {
  hour: Date;
  opens: number;
  nodes: number;
  conversions: number;
}

/**
 * What came by a share's own codes: the last 48 hours or 30 days of Asia/Shanghai, the one that goes on included. A reversed
 * conversion counts against the hour it was reversed in. Refuses with `share-not-found`.
 */
export const getChainSeries = async (deps: Deps, memberId: Id, shareId: Id, { by }: Query<'getChainSeries'>): Promise<ChainSeries> => {
  const { database, clock } = deps;
  if (!(await isShareOf(database, memberId, shareId))) throw new Refusal('share-not-found');
  const { count, ms, startOf } = STEPS[by];
  const firstMs = startOf(clock.now()) - (count - 1) * ms;
  const points = Array.from({ length: count }, (_, step) => ({
    startsAt: new Date(firstMs + step * ms).toISOString(),
    opens: 0,
    nodes: 0,
    conversions: 0,
  }));
  for (const { hour, opens, nodes, conversions } of await database.query<HourTotals>(SINCE, [shareId, new Date(firstMs)])) {
    const point = points[Math.floor((hour.getTime() - firstMs) / ms)];
    if (!point) continue; // an hour ahead of this clock: the next look has it
    point.opens += opens;
    point.nodes += nodes;
    point.conversions += conversions;
  }
  return { points };
};
