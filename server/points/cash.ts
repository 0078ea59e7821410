import type { Fen } from '@micro-branch/contract/units';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { shanghaiDay } from '../shanghai';
import { cashTerms, fenOff, type CashTerms } from './cash-terms';
import { countAvailable } from './get-points';
import { getRules } from './rule-versions';

/** What points can take off a bill now. A quote: nothing is set aside. */
export const quoteCash = async (db: Queryable, { clock }: Pick<Deps, 'clock'>, memberId: Id, billFen: number): Promise<CashTerms> => {
  const now = clock.now();
  return cashTerms(await getRules(db, now), billFen, await countAvailable(db, memberId, shanghaiDay(now)));
};

interface CashTaking {
  billFen: number;
  points: number;
  rulesVersion: number;
}

/**
 * What points take off a bill that were quoted for it. Refuses with `price-changed` when the quote was by rules that are no longer in
 * force, and `invalid-input` for what no quote offers; whether the member has so many shows when they are set aside.
 */
export const requireCash = async (db: Queryable, { clock }: Pick<Deps, 'clock'>, { billFen, points, rulesVersion }: CashTaking): Promise<Fen> => {
  const inForce = await getRules(db, clock.now());
  if (inForce.version !== rulesVersion) throw new Refusal('price-changed');
  const isOffered = points > 0 && cashTerms(inForce, billFen, points).pointsMax === points;
  if (!isOffered) throw new Refusal('invalid-input', 'points are not whole steps within what the bill allows');
  return fenOff(inForce.rules, points);
};
