import { fen, points, type Fen, type Points } from '@micro-branch/contract/units';
import type { PointRules, RulesVersion } from './rules';

const BASIS = 10_000;
const FEN_PER_YUAN = 100;

export interface CashTerms {
  /** The most that can be taken off this bill; a multiple of `step`, 0 when not even one step fits. */
  pointsMax: Points;
  step: Points;
  fenOffMax: Fen;
  rulesVersion: number;
}

/** What so many points take off a bill: whole fen for every whole step, which is checked when rules are saved. */
export const fenOff = ({ cash }: Pick<PointRules, 'cash'>, spent: number): Fen => fen((spent * FEN_PER_YUAN) / cash.pointsPerYuan);

/**
 * Points as cash in whole steps: at most `shareMax` of the bill, rounded down to a fen, never so much that less than `floorFen`
 * is left to pay, and never more than is available.
 */
export const cashTerms = ({ version, rules }: RulesVersion, billFen: number, available: number): CashTerms => {
  const { step, shareMax, floorFen } = rules.cash;
  const share = Math.floor(fen(fen(billFen) * shareMax) / BASIS);
  const offMax = Math.max(0, Math.min(share, billFen - floorFen));
  const steps = Math.min(Math.floor(offMax / fenOff(rules, step)), Math.floor(available / step));
  const pointsMax = points(steps * step);
  return { pointsMax, step: points(step), fenOffMax: fenOff(rules, pointsMax), rulesVersion: version };
};
