import type { ExchangeDirection, ExchangeRate, ExchangeTerms } from '@micro-branch/contract/exchanges';
import { countPoints } from '@/shared/ui/points/say-points';

const OURS = '微厅积分';
const THEIRS = '信用卡积分';

/** Which points are given and which are received, by name. */
export const sides = {
  in: { give: THEIRS, get: OURS, words: '信用卡积分换微厅积分' },
  out: { give: OURS, get: THEIRS, words: '微厅积分换信用卡积分' },
} as const satisfies Record<ExchangeDirection, { give: string; get: string; words: string }>;

export const sayGiven = (direction: ExchangeDirection, amount: number): string => `${countPoints(amount)} ${sides[direction].give}`;
export const sayReceived = (direction: ExchangeDirection, amount: number): string => `${countPoints(amount)} ${sides[direction].get}`;

type Rate = Pick<ExchangeRate, 'direction' | 'give' | 'get' | 'step'>;

/** What an amount would bring, for display alone: whole, because what is given is a multiple of the step. */
export const receivedOf = ({ give, get }: Pick<Rate, 'give' | 'get'>, amount: number): number => Math.floor(amount / give) * get;

/** `每 5 信用卡积分换 1 微厅积分`. */
export const sayRate = ({ direction, give, get }: Rate): string =>
  `每 ${sayGiven(direction, give)}换 ${sayReceived(direction, get)}`;

/** One step, worked out: `例如 500 信用卡积分换 100 微厅积分`. */
export const sayExample = (rate: Rate): string =>
  `例如 ${sayGiven(rate.direction, rate.step)}换 ${sayReceived(rate.direction, receivedOf(rate, rate.step))}`;

/** What the giving side has; undefined while it is not known. */
export const heldBy = (direction: ExchangeDirection, card: ExchangeTerms['card'], available: number | undefined): number | undefined =>
  direction === 'in' ? (card.cardPoints ?? undefined) : available;

const floorTo = (step: number, amount: number): number => Math.max(0, Math.floor(amount / step) * step);

/** The most that can be given today: a multiple of the step that neither the balance nor today's limit in our points stops. */
export const amountMax = ({ direction, give, get, step, leftToday }: ExchangeRate, held: number): number => {
  const capped = direction === 'in' ? Math.floor(leftToday / get) * give : leftToday;
  return floorTo(step, Math.min(held, capped));
};

/** As many as the largest amount has. */
export const AMOUNT_DIGITS_MAX = 9;

/** What is typed into the field: digits alone. */
export const digitsOf = (typed: string): string => typed.replace(/\D/g, '').replace(/^0+(?=\d)/, '').slice(0, AMOUNT_DIGITS_MAX);

/** One step up or down from what stands there, onto a multiple, between one step and the most. */
export const stepFrom = (amount: number, { step, by, max }: { step: number; by: 1 | -1; max: number }): number => {
  const next = by === 1 ? floorTo(step, amount) + step : Math.ceil(amount / step) * step - step;
  return Math.min(Math.max(next, step), Math.max(max, step));
};

const USED_UP = '今天可以互换的积分已用完，明天再来。';

/** What can still be exchanged today, in our points. */
export const sayLeft = ({ leftToday, dailyPoints }: ExchangeRate): string =>
  leftToday === 0 ? USED_UP : `今天还可互换 ${countPoints(leftToday)} ${OURS}，每天最多 ${countPoints(dailyPoints)}。`;

/** Why an amount cannot be given; null when it can. The service decides again. */
export const refuseAmount = (rate: ExchangeRate, amount: number, held: number): string | null => {
  const { direction, step } = rate;
  if (rate.leftToday === 0) return USED_UP;
  if (amount === 0 || amount % step !== 0) return `填写 ${countPoints(step)} 的倍数。`;
  if (amount > held) return `${sides[direction].give}还差 ${countPoints(amount - held)}。`;
  const max = amountMax(rate, held);
  return amount > max ? `今天最多还可换 ${sayGiven(direction, max)}。` : null;
};
