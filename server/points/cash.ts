import type { Fen, Points } from '@micro-branch/contract/units';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { transferIdOf } from '../ledger/transfer-id';
import { Refusal } from '../refusal';
import { shanghaiDay } from '../shanghai';
import { cashTerms, fenOff, type CashTerms } from './cash-terms';
import { countAvailable } from './get-points';
import { getRules, getVersion } from './rule-versions';
import { giveBack, settle, spend } from './spend';
import { nameSubject } from './subjects';

const HOLD_MS = 30 * 60_000;

const LOCK = sql('spends.lock', 'select points, returned, state from spends where id = $1 for update');

interface Spend {
  points: string;
  returned: string;
  state: 'held' | 'settled' | 'released';
}

export interface CashPayment {
  memberId: Id;
  /** The payment, in the room that is paid: points are held for it once. */
  paymentId: Id;
}

interface CashTaking extends CashPayment {
  billFen: number;
  points: Points;
  rulesVersion: number;
  /** Who is paid, as the statement will call it. */
  biller?: string | undefined;
}

const spendIdOf = ({ memberId, paymentId }: CashPayment): string => transferIdOf(paymentId, 'payment', memberId);

/** What points can take off a bill now. A quote: nothing is set aside. */
export const quoteCash = async (db: Queryable, { clock }: Pick<Deps, 'clock'>, memberId: Id, billFen: number): Promise<CashTerms> => {
  const now = clock.now();
  return cashTerms(await getRules(db, now), billFen, await countAvailable(db, memberId, shanghaiDay(now)));
};

/**
 * Sets points aside for a payment, for thirty minutes, and says how much they take off. Held again for the same payment, nothing
 * changes; with another number it refuses with `idempotency-conflict`. Refuses with `price-changed` when the quote was by rules
 * that are no longer in force, `invalid-input` for what the quote did not offer, and `points-short`.
 */
export const holdCash = async (
  tx: Queryable,
  deps: Pick<Deps, 'clock'>,
  { billFen, points, rulesVersion, biller, ...payment }: CashTaking,
): Promise<{ fenOff: Fen }> => {
  const id = spendIdOf(payment);
  const now = deps.clock.now();
  const [earlier] = await tx.query<Spend>(LOCK, [id]);
  const { rules } = await getVersion(tx, rulesVersion);
  if (!earlier) {
    const inForce = await getRules(tx, now);
    if (inForce.version !== rulesVersion) throw new Refusal('price-changed');
    const isOffered = points > 0 && cashTerms(inForce, billFen, points).pointsMax === points;
    if (!isOffered) throw new Refusal('invalid-input', 'points are not whole steps within what the bill allows');
  }
  const heldUntil = new Date(now.getTime() + HOLD_MS);
  await spend(tx, deps, { id, memberId: payment.memberId, points, purpose: 'payment', reference: payment.paymentId, isHeld: true, heldUntil });
  if (biller) await nameSubject(tx, { about: 'payment', reference: payment.paymentId }, biller);
  return { fenOff: fenOff(rules, points) };
};

/** The payment was made: the house keeps its points. Refuses with `state-changed` when the hold had ended. */
export const settleCash = (tx: Queryable, deps: Pick<Deps, 'clock'>, payment: CashPayment): Promise<void> =>
  settle(tx, deps, spendIdOf(payment));

/** Gives back all that is still held by a spend. False when nothing is. */
export const releaseHold = async (tx: Queryable, deps: Pick<Deps, 'clock'>, spendId: string, graceDays: number | null): Promise<boolean> => {
  const [held] = await tx.query<Spend>(LOCK, [spendId]);
  if (held?.state !== 'held') return false;
  const points = (Number(held.points) - Number(held.returned)) as Points;
  await giveBack(tx, deps, { spendId, name: 'release', points, graceDays });
  return true;
};

/**
 * The payment will not be made: its points are the member's again. `isChosen` when the member left it: then what ended meanwhile
 * stays ended. Released twice, it is released once. Refuses with `state-changed` when the points were kept.
 */
export const releaseCash = async (
  tx: Queryable,
  deps: Pick<Deps, 'clock'>,
  { isChosen, ...payment }: CashPayment & { isChosen: boolean },
): Promise<void> => {
  const spendId = spendIdOf(payment);
  const { rules } = await getRules(tx, deps.clock.now());
  if (await releaseHold(tx, deps, spendId, isChosen ? null : rules.returnGraceDays)) return;
  const [ended] = await tx.query<Spend>(LOCK, [spendId]);
  if (ended?.state === 'settled') throw new Refusal('state-changed');
};
