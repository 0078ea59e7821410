import type { FieldValues } from '@micro-branch/contract/billers';
import type { BillCodeAnswer } from '@micro-branch/contract/bills';
import { presentBiller } from '../billers/present';
import { findBillerByKey } from '../billers/store';
import { findWrongField } from '../billers/terms';
import type { Deps } from '../deps';
import { Refusal } from '../refusal';

const CODE = /^MBBILL1:([a-z0-9][a-z0-9-]{1,47}):([^:]{1,400})$/;
/** A value as `encodeURIComponent` writes it, and nothing else. */
const PAIR = /^([a-z][a-zA-Z]{0,19})=((?:[\w.!~*'()-]|%[0-9A-Fa-f]{2}){1,360})$/;
const PAIRS_MAX = 4;
const VALUE_MAX = 40;

const refuse = (): never => {
  throw new Refusal('bill-code-refused');
};

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** Undefined for what is no code, whoever wrote it: a code on paper may say anything. */
export const parseBillCode = (text: string): { billerKey: string; fields: FieldValues } | undefined => {
  const [, billerKey, list] = CODE.exec(text) ?? [];
  if (billerKey === undefined || list === undefined) return undefined;
  const pairs = list.split(';').map((pair) => PAIR.exec(pair));
  const entries = pairs.map((pair) => [pair?.[1], pair?.[2] === undefined ? undefined : decode(pair[2])] as const);
  const isRead = entries.every(([key, value]) => key !== undefined && value !== undefined && value.length >= 1 && value.length <= VALUE_MAX);
  const isOnce = new Set(entries.map(([key]) => key)).size === entries.length;
  return isRead && isOnce && entries.length <= PAIRS_MAX ? { billerKey, fields: Object.fromEntries(entries) as FieldValues } : undefined;
};

/** What the code on a paper bill says, for the form: nothing is bound by it. Refuses with `bill-code-refused`. */
export const readBillCode = async ({ database, clock }: Deps, text: string): Promise<BillCodeAnswer> => {
  const { billerKey, fields } = parseBillCode(text) ?? refuse();
  const biller = (await findBillerByKey(database, billerKey)) ?? refuse();
  if (!biller.content.isOnShelf || findWrongField(biller.content, fields) !== undefined) return refuse();
  return { biller: presentBiller(biller, clock.now()), fields };
};
