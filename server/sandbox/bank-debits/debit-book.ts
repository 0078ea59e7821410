import { PartnerRefusal } from '../partner/signatures';
import { hasMoney } from '../wechat/people';

/** Everybody has this much, but for openids of people without money and the account numbers below. */
const BALANCE_FEN = 2_000_000;
/** Account numbers that end so have nothing. */
const SHORT_END = '0000';
/** Account numbers that end so are nobody's. */
const UNKNOWN_END = '0404';
const SHANGHAI_MS = 8 * 3_600_000;

interface Order {
  holder: string;
  fen: number;
  /** Refused whatever it asks for. */
  isRefused: boolean;
}

/** One order, kept small: a day may have a million. `serial` is 0 when it was refused. */
interface Kept {
  holder: string;
  fen: number;
  serial: number;
  atMs: number;
  reason: string | null;
  refundSerial: number;
  refundMs: number;
}

type BookAnswer = { state: 'REFUSED'; reason: string } | { state: 'DONE'; serial: string; paidAt: string; paidOn: string };
type RefundAnswer = { state: 'REFUSED'; reason: string } | { state: 'DONE'; serial: string; refundedOn: string };

const dayOf = (ms: number): string => new Date(ms + SHANGHAI_MS).toISOString().slice(0, 10);
const nameOf = (serial: number): string => `BD${String(serial).padStart(8, '0')}`;

const answerOf = ({ serial, atMs, reason }: Kept): BookAnswer =>
  serial === 0
    ? { state: 'REFUSED', reason: reason ?? 'BLOCKED' }
    : { state: 'DONE', serial: nameOf(serial), paidAt: new Date(atMs).toISOString(), paidOn: dayOf(atMs) };

const createBalances = () => {
  const changed = new Map<string, number>();
  const first = (holder: string): number => (!hasMoney(holder) || holder.endsWith(SHORT_END) ? 0 : BALANCE_FEN);
  const balanceOf = (holder: string): number => changed.get(holder) ?? first(holder);
  return { balanceOf, setBalance: (holder: string, fen: number): void => void changed.set(holder, fen) };
};

/** Lines of a day as they go over the wire: kind, id, fen and our serial, with commas. */
const createStatements = () => {
  const days = new Map<string, string[]>();
  const statementOf = (day: string): string[] => {
    const lines = days.get(day) ?? [];
    days.set(day, lines);
    return lines;
  };
  return {
    statementOf,
    write: (ms: number, line: readonly (string | number)[]): void => void statementOf(dayOf(ms)).push(line.join()),
  };
};

const reasonAgainst = ({ holder, fen, isRefused }: Order, balance: number): string | null => {
  if (isRefused) return 'BLOCKED';
  if (holder.endsWith(UNKNOWN_END)) return 'NO_ACCOUNT';
  return balance < fen ? 'SHORT' : null;
};

/** What the core has debited and given back, by the caller's id: the same id on the same terms is done once, for ever. */
export const createDebitBook = (clock: { now(): Date }) => {
  const kept = new Map<string, Kept>();
  const { balanceOf, setBalance } = createBalances();
  const { statementOf, write } = createStatements();
  let serials = 0;

  return {
    balanceOf,
    setBalance,
    /** The lines of a day, the very ones: a test may change them, to see who notices. */
    statementOf,
    debit: (id: string, said: Order): BookAnswer => {
      const { holder, fen } = said;
      const known = kept.get(id);
      if (known && (known.holder !== holder || known.fen !== fen)) throw new PartnerRefusal(409, 'OTHER_TERMS');
      if (known) return answerOf(known);
      const reason = reasonAgainst(said, balanceOf(holder));
      const atMs = clock.now().getTime();
      const order = { holder, fen, serial: reason === null ? (serials += 1) : 0, atMs, reason, refundSerial: 0, refundMs: 0 };
      kept.set(id, order);
      if (reason === null) {
        setBalance(holder, balanceOf(holder) - fen);
        write(atMs, ['collected', id, fen, nameOf(order.serial)]);
      }
      return answerOf(order);
    },
    find: (id: string): BookAnswer => {
      const known = kept.get(id);
      if (!known) throw new PartnerRefusal(404, 'NEVER_HEARD');
      return answerOf(known);
    },
    refund: (id: string, fen: number, isRefused: boolean): RefundAnswer => {
      const order = kept.get(id);
      if (isRefused || !order || order.serial === 0) return { state: 'REFUSED', reason: isRefused ? 'BLOCKED' : 'NOT_DEBITED' };
      if (order.fen !== fen) throw new PartnerRefusal(409, 'OTHER_TERMS');
      if (order.refundSerial === 0) {
        order.refundSerial = serials += 1;
        order.refundMs = clock.now().getTime();
        setBalance(order.holder, balanceOf(order.holder) + fen);
        write(order.refundMs, ['refunded', id, fen, nameOf(order.refundSerial)]);
      }
      return { state: 'DONE', serial: nameOf(order.refundSerial), refundedOn: dayOf(order.refundMs) };
    },
    /** The ids of all that were debited. */
    debits: (): string[] => [...kept].filter(([, { serial }]) => serial > 0).map(([id]) => id),
    /** The ids of all that were given back. */
    refunds: (): string[] => [...kept].filter(([, { refundSerial }]) => refundSerial > 0).map(([id]) => id),
  };
};

export type DebitBook = ReturnType<typeof createDebitBook>;
