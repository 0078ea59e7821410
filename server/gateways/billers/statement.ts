import type { BillerLine } from '../../billers/biller-link';
import { callPartner, type PartnerOptions } from '../partner/call-partner';
import { isSerial } from '../partner/outcomes';

const PAGES_MAX = 5_000;
/** A page is only read, so it may be asked for again. */
const TRIES_MAX = 6;
const ID = /^[1-9][0-9]{0,18}$/;
const KEY = /^[a-z0-9][a-z0-9-]{1,47}$/;

type Fields = Record<string, unknown>;

interface Page {
  lines: BillerLine[];
  /** What all pages come to; null when another follows. */
  total: { count: number; fen: number } | null;
}

const isText = (value: unknown, pattern: RegExp): value is string => typeof value === 'string' && pattern.test(value);

const lineOf = (said: unknown): BillerLine => {
  const { id, billerKey, amountFen, serial } = (said ?? {}) as Fields;
  if (!isText(id, ID) || !isText(billerKey, KEY) || !isSerial(serial) || !Number.isSafeInteger(amountFen)) throw new Error('a line that cannot be read');
  return { paymentId: id, billerKey, amountFen: amountFen as number, theirId: serial };
};

const pageOf = ({ lines, last, count, fen }: Fields): Page => {
  if (!Array.isArray(lines) || typeof last !== 'boolean') throw new Error('not a page of a statement');
  if (!last && lines.length === 0) throw new Error('an empty page that is not the last');
  return { lines: lines.map(lineOf), total: last ? { count: Number(count), fen: Number(fen) } : null };
};

const readPage = async (options: PartnerOptions, day: string, page: number): Promise<Page> => {
  for (let tries = 1; ; tries += 1) {
    try {
      const { status, fields } = await callPartner(options, `/statements/${day}/${page}`);
      if (status !== 200) throw new Error(`HTTP ${status}`);
      return pageOf(fields);
    } catch (error) {
      if (tries === TRIES_MAX) throw new Error(`the statement of ${day}, page ${page}: ${(error as Error).message}`, { cause: error });
    }
  }
};

/** Page by page, held against the totals on the last one. Throws when a page cannot be had, or they do not agree. */
export async function* readStatement(options: PartnerOptions, day: string): AsyncIterable<BillerLine> {
  let [count, fen] = [0, 0];
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const { lines, total } = await readPage(options, day, page);
    for (const line of lines) {
      count += 1;
      fen += line.amountFen;
      yield line;
    }
    if (!total) continue;
    if (total.count !== count || total.fen !== fen) throw new Error(`the statement of ${day} does not add up to its own totals`);
    return;
  }
  throw new Error(`the statement of ${day} has no end`);
}
