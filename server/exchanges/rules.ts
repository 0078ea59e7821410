import type { ExchangeDirection, ExchangeRate } from '@micro-branch/contract/exchanges';
import { POINTS_MAX } from '@micro-branch/contract/points';
import { points, type Points } from '@micro-branch/contract/units';
import type { PointRules } from '../points/rules';
import { Refusal } from '../refusal';

const DIRECTIONS: readonly ExchangeDirection[] = ['in', 'out'];

/** Both sides of an exchange: `given` in points of the giving side, `received` in those of the other. */
export interface Terms {
  given: number;
  received: number;
}

/** Nothing is rounded: what is given is whole steps, and a step comes to whole points. Refuses with `exchange-amount-refused`. */
export const termsOf = ({ exchange }: PointRules, direction: ExchangeDirection, amount: number): Terms => {
  const { give, get, step } = exchange[direction];
  const received = (amount / give) * get;
  if (amount <= 0 || amount % step !== 0 || received > POINTS_MAX) throw new Refusal('exchange-amount-refused');
  return { given: amount, received };
};

/** What of an exchange is in our points: this counts towards the cap, and is held or given. */
export const ourPoints = (direction: ExchangeDirection, { given, received }: Terms): Points =>
  points(direction === 'in' ? received : given);

/** The other side of `ourPoints`: what the card gives or receives. */
export const cardPointsOf = (direction: ExchangeDirection, { given, received }: Terms): number =>
  direction === 'in' ? given : received;

/** Our points that were exchanged today in each direction, or may yet turn out to have been. */
export type UsedToday = Record<ExchangeDirection, number>;

/** At most `dailyPoints` of our points a member, direction and Shanghai day. Refuses with `exchange-cap-reached`. */
export const requireRoom = ({ exchange }: PointRules, direction: ExchangeDirection, used: UsedToday, wanted: Points): void => {
  if (used[direction] + wanted > exchange[direction].dailyPoints) throw new Refusal('exchange-cap-reached');
};

export const ratesOf = ({ exchange }: PointRules, used: UsedToday): ExchangeRate[] =>
  DIRECTIONS.map((direction) => {
    const rate = exchange[direction];
    return { direction, ...rate, leftToday: Math.max(rate.dailyPoints - used[direction], 0) };
  });
