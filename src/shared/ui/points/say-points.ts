import { formatPoints, points } from '@micro-branch/contract/units';

/** `1,280`: where the word stands elsewhere, or other points than ours are counted. */
export const countPoints = (value: number): string => formatPoints(points(value));

/** `1,280 积分`: for sentences, and for rows that take nothing but words. */
export const sayPoints = (value: number): string => `${countPoints(value)} 积分`;
