import type { PointRules } from './rules';

/** The last day of the month that lies `expiryMonths` after the month of `day`: 24 months after 2026-11-24 is 2028-11-30. */
export const expiryDay = ({ expiryMonths }: Pick<PointRules, 'expiryMonths'>, day: string): string => {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month + expiryMonths, 0)).toISOString().slice(0, 10);
};
