import type { BillAnswer, BillerBill, DeliveryOutcome } from '../../billers/biller-link';
import { maskName } from '../../masking';
import { isDay } from '../../shanghai';
import type { PartnerAnswer } from '../partner/call-partner';
import { isSerial, whyUnclear } from '../partner/outcomes';

const ITEMS_MAX = 20;
const WORDS_MAX = 40;

type Fields = Record<string, unknown>;

const isFen = (value: unknown, min: number): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= min;

/** What a database does not keep as text: NUL, other controls, halves of characters. */
const NOT_KEPT = /[\p{Cc}\p{Cs}]/u;

const isWords = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= WORDS_MAX && !NOT_KEPT.test(value);

/** Whoever sends a whole name has it masked here: no more of it comes in. */
const holderOf = ({ holder }: Fields): string | null => {
  if (!isWords(holder)) return null;
  return holder.includes('*') ? holder : maskName(holder);
};

const isItem = (item: unknown): item is BillerBill['items'][number] => {
  const { label, amountFen } = (item ?? {}) as Fields;
  return isWords(label) && isFen(amountFen, Number.MIN_SAFE_INTEGER);
};

/** A bill that adds up; undefined for anything else. */
const billOf = (said: unknown): BillerBill | undefined => {
  const { id, owedFen, dueOn = null, period = null, items = [] } = (said ?? {}) as Fields;
  if (!isSerial(id) || !isFen(owedFen, 1)) return undefined;
  if ((dueOn !== null && !isDay(dueOn)) || (period !== null && !isWords(period))) return undefined;
  if (!Array.isArray(items) || items.length > ITEMS_MAX || !items.every(isItem)) return undefined;
  if (items.length > 0 && items.reduce((sum, { amountFen }) => sum + amountFen, 0) !== owedFen) return undefined;
  return { theirId: id, owedFen, dueOn, period, items: items.map(({ label, amountFen }) => ({ label, amountFen })) };
};

/** Whatever they signed and is not one of the answers we know is that they were away. */
export const readBill = (answer: PartnerAnswer): BillAnswer => {
  const { status, fields } = answer;
  if (status !== 200) return { state: 'away', why: whyUnclear(answer) };
  if (fields['state'] === 'UNKNOWN_ACCOUNT') return { state: 'unknown-account' };
  if (fields['state'] === 'NONE') return { state: 'none', holder: holderOf(fields) };
  const bill = fields['state'] === 'DUE' ? billOf(fields['bill']) : undefined;
  return bill ? { state: 'due', holder: holderOf(fields), bill } : { state: 'away', why: 'no bill that can be read' };
};

/** Only what they signed is done or refused; all else is unknown, and never failed. */
export const readDelivery = (answer: PartnerAnswer): DeliveryOutcome => {
  const { status, fields } = answer;
  const { state, serial, acceptedOn, reason } = fields;
  if (status === 200 && state === 'DONE' && isSerial(serial) && isDay(acceptedOn)) {
    return { state: 'done', theirId: serial, acceptedOn };
  }
  if (status === 200 && state === 'REFUSED') return { state: 'refused', reason: reason === 'PAID_ELSEWHERE' ? 'paid-elsewhere' : 'biller-refused' };
  return { state: 'unknown', why: whyUnclear(answer) };
};
