import { createHmac } from 'node:crypto';
import type { BillerContent, FieldContent } from '@micro-branch/contract/biller-content';
import type { AmountTerms, FieldValues } from '@micro-branch/contract/billers';
import { fen, type Fen } from '@micro-branch/contract/units';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { shanghaiTime } from '../shanghai';
import { passesCheck } from './check-digits';
import { UNSEEN } from './unseen';

const BASIS = 10_000;

/** What a payment of so much costs beside it: a rate is rounded up to a whole fen, then kept between its two amounts. */
export const feeOf = ({ fee }: Pick<BillerContent, 'fee'>, amountFen: number): Fen => {
  if (fee.kind === 'none') return fen(0);
  if (fee.kind === 'fixed') return fen(fee.fen);
  return fen(Math.min(Math.max(Math.ceil(fen(amountFen * fee.basisPoints) / BASIS), fee.minFen), fee.maxFen));
};

/** Whether payments are taken at an instant: from the first minute on, up to the last and not in it. */
export const isOpenAt = ({ hours: { from, until } }: Pick<BillerContent, 'hours'>, instant: Date): boolean => {
  const time = shanghaiTime(instant);
  if (from === until) return true;
  return from < until ? from <= time && time < until : time >= from || time < until;
};

/** Refuses with `biller-closed`. */
export const requireOpen = (content: Pick<BillerContent, 'hours'>, instant: Date): void => {
  if (!isOpenAt(content, instant)) throw new Refusal('biller-closed');
};

/** What the member may say; null for a top-up, whose amounts are fixed. */
export const amountTerms = ({ flow }: Pick<BillerContent, 'flow'>): AmountTerms | null => (flow.kind === 'top-up' ? null : flow.amount);

/** Refuses with `amount-refused` what is no denomination, outside the limits, or not a whole step from the smallest. */
export const requireAmount = ({ flow }: Pick<BillerContent, 'flow'>, amountFen: number): void => {
  const isTaken =
    flow.kind === 'top-up'
      ? flow.denominations.includes(amountFen)
      : amountFen >= flow.amount.minFen && amountFen <= flow.amount.maxFen && (amountFen - flow.amount.minFen) % flow.amount.stepFen === 0;
  if (!isTaken) throw new Refusal('amount-refused');
};

/** Whatever a pattern lets in: no number and no name holds what cannot be seen, and no database a NUL. */
const isField = ({ pattern, maxLength, check }: FieldContent, value: string | undefined): boolean =>
  value !== undefined && value.length <= maxLength && !UNSEEN.test(value) && new RegExp(`^(?:${pattern})$`, 'u').test(value) && passesCheck(check, value);

/** The key of a field that is unknown, missing, or not as the biller wants it; undefined when none is. */
export const findWrongField = ({ fields }: Pick<BillerContent, 'fields'>, values: FieldValues): string | undefined => {
  const unknown = Object.keys(values).find((key) => !fields.some((field) => field.key === key));
  return unknown ?? fields.find((field) => !isField(field, Object.hasOwn(values, field.key) ? values[field.key] : undefined))?.key;
};

/** Refuses with `account-refused`, naming the field. */
export const requireFields = (content: Pick<BillerContent, 'fields'>, values: FieldValues): void => {
  const wrong = findWrongField(content, values);
  if (wrong !== undefined) throw new Refusal('account-refused', `the field ${wrong} is not as the biller wants it`);
};

const maskOne = ({ mask: { head, tail } }: FieldContent, value: string): string => {
  const hidden = value.length - head - tail;
  if (hidden <= 0) return `${value.slice(0, 1)}${'*'.repeat(Math.max(value.length - 1, 1))}`;
  return value.slice(0, head) + '*'.repeat(Math.min(hidden, 4)) + value.slice(value.length - tail);
};

/** The account as its member may read it: `110****0001`, with a blank between fields. */
export const maskFields = ({ fields }: Pick<BillerContent, 'fields'>, values: FieldValues): string =>
  fields.map((field) => maskOne(field, values[field.key] ?? '')).join(' ');

/** Finds an account again without knowing it: an HMAC over the biller and its fields, in the order of their keys. */
export const accountHash = ({ dataKey }: Pick<Deps, 'dataKey'>, billerId: Id, values: FieldValues): Buffer =>
  createHmac('sha256', dataKey)
    .update(JSON.stringify(['account of a bill', billerId, ...Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))]))
    .digest();
