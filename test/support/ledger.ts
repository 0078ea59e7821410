import { points } from '@micro-branch/contract/units';
import { sql, type Queryable } from '../../server/database/database';
import { pointRules } from '../../server/database/seed/point-rules';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { give } from '../../server/points/give';
import { shanghaiDay } from '../../server/shanghai';

const RULES = { version: 1, rules: pointRules };

let gifts = 0;

/** A lot of the member's own, which ends after so many months. */
export const giveLot = (deps: Deps, memberId: Id, amount: number, expiryMonths = 24): Promise<void> => {
  const gift = { memberId, source: 'task', reference: `gift ${(gifts += 1)}`, points: points(amount), steps: [] } as const;
  return give(deps.database, deps, gift, { ...RULES, rules: { ...pointRules, expiryMonths } });
};

const EXPIRE = sql('test.expire', 'select points_expire($1, $2, $3) as points');

/** What the nightly sweep does for one member. */
export const expire = async (tx: Queryable, { clock }: Pick<Deps, 'clock'>, memberId: Id): Promise<number> => {
  const now = clock.now();
  const [row] = await tx.query<{ points: string }>(EXPIRE, [memberId, shanghaiDay(now), now]);
  return Number(row!.points);
};

const BALANCES = sql(
  'test.balances',
  `select coalesce(sum(balance) filter (where kind = 'points-available'), 0)::int as available,
     coalesce(sum(balance) filter (where kind = 'points-held'), 0)::int as held from accounts where owner_id = $1`,
);

export interface Balances {
  available: number;
  held: number;
}

/** Both accounts of a member; nothing where there are none yet. */
export const balancesOf = async (db: Queryable, memberId: Id): Promise<Balances> => (await db.query<Balances>(BALANCES, [memberId]))[0]!;
