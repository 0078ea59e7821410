import { createHash, timingSafeEqual } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { linesOf } from '../../lines';
import type { PayLine } from '../../payments/wechat-pay';
import { streamOutside } from '../call';
import { callPay, headersOf, whyOf, type WechatPayOptions } from './call-pay';

const PATH = '/v3/bill/tradebill';
/** Nobody waits for a statement, and the file of a long day takes its time. */
const TIMEOUT_MS = 60_000;
const LINE_CHARS_MAX = 4_096;
/** Ten million trades of a day are four gigabytes. */
const FILE_BYTES_MAX = 16 * 1024 ** 3;

interface Ticket {
  url: string;
  sha1: string;
}

/** Undefined for a day without a trade, for which WeChat Pay makes no file. */
const askForFile = async (options: WechatPayOptions, day: string): Promise<Ticket | undefined> => {
  const answer = await callPay({ timeoutMs: TIMEOUT_MS, ...options }, `${PATH}?bill_date=${day}&bill_type=ALL&tar_type=GZIP`);
  if (answer.code === 'NO_STATEMENT_EXIST') return undefined;
  const { download_url: url, hash_type: kind, hash_value: sha1 } = answer.fields;
  if (answer.status !== 200) throw new Error(`no statement: ${whyOf(answer)}`);
  if (typeof url !== 'string' || kind !== 'SHA1' || typeof sha1 !== 'string') throw new Error('no statement: an answer without address and hash');
  if (!URL.canParse(url) || new URL(url).origin !== new URL(options.baseUrl()).origin) throw new Error('no statement: an address that is not theirs');
  return { url, sha1 };
};

/** The file itself is not signed: its hash, which is, stands for it. Throws at the end when it is another. */
async function* textOf(bytes: AsyncIterable<Buffer>, sha1: string): AsyncGenerator<string> {
  const hash = createHash('sha1');
  const decoder = new TextDecoder();
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    if (length > FILE_BYTES_MAX) throw new RangeError('the statement is too long');
    hash.update(part);
    yield decoder.decode(part, { stream: true });
  }
  yield decoder.decode();
  const [made, told] = [hash.digest(), Buffer.from(sha1, 'hex')];
  if (told.length !== made.length || !timingSafeEqual(made, told)) throw new Error('the statement is not the one that WeChat Pay hashed');
}

/** Fields of a line, each behind a backtick; a comma inside one does not end it. */
const fieldsOf = (line: string): string[] => line.slice(1).split(',`');

const COLUMNS = {
  theirId: '微信订单号', paymentId: '商户订单号', state: '交易状态', refundId: '微信退款单号', refundState: '退款状态', paid: '订单金额', refunded: '申请退款金额',
} as const;

type Columns = Record<keyof typeof COLUMNS, number>;

const columnsOf = (header: string): Columns => {
  const names = header.split(',').map((name) => name.trim());
  const entries = Object.entries(COLUMNS).map(([key, name]) => [key, names.indexOf(name)] as const);
  const missing = entries.find(([, at]) => at < 0);
  if (missing) throw new Error(`a statement without ${COLUMNS[missing[0] as keyof Columns]}`);
  return Object.fromEntries(entries) as Columns;
};

const YUAN = /^([0-9]{1,12})\.([0-9]{2})$/;

/** Amounts stand in yuan, with two digits behind the point: as text they are exact. */
const fenOf = (yuan: string | undefined): number => {
  const [, whole = '', part = ''] = YUAN.exec(yuan ?? '') ?? [];
  if (whole === '') throw new Error('a statement with an amount that is none');
  return Number(whole) * 100 + Number(part);
};

/** Undefined for what moved no money: a refund that failed. */
const lineOf = (columns: Columns, line: string): PayLine | undefined => {
  const fields = fieldsOf(line);
  const of = (key: keyof Columns): string => fields[columns[key]] ?? '';
  if (of('state') === 'SUCCESS') return { kind: 'collected', paymentId: of('paymentId'), fen: fenOf(of('paid')), theirId: of('theirId') };
  if (of('refundState') === 'FAIL') return undefined;
  return { kind: 'refunded', paymentId: of('paymentId'), fen: fenOf(of('refunded')), theirId: of('refundId') };
};

/** A header, the trades, another header, their sums. The sums tell how many trades there are, and so many have to be. */
const createTrades = () => {
  let columns: Columns | undefined;
  let read = 0;
  let told: number | undefined;
  let isSum = false;
  const take = (line: string): PayLine | undefined => {
    if (!line.startsWith('`')) {
      if (columns) isSum = true;
      else columns = columnsOf(line);
      return undefined;
    }
    if (isSum) told = Number(fieldsOf(line)[0]);
    if (isSum || !columns) return undefined;
    read += 1;
    return lineOf(columns, line);
  };
  return {
    take: (lines: readonly string[]): PayLine[] =>
      lines.flatMap((line) => (line === '' ? [] : (take(line) ?? []))),
    checkCount: (): void => {
      if (read !== told) throw new Error(`a statement of ${String(told)} trades with ${read} in it`);
    },
  };
};

/**
 * The trades of a day, as they come: no day is too long for the memory. What came before a throw is worth nothing, because only
 * the whole file has the hash that WeChat Pay signed.
 */
export async function* readStatement(options: WechatPayOptions, day: string): AsyncGenerator<PayLine> {
  const ticket = await askForFile(options, day);
  if (!ticket) return;
  const packed = streamOutside({ url: ticket.url, headers: await headersOf(options, ticket.url, undefined), timeoutMs: options.timeoutMs ?? TIMEOUT_MS });
  // What goes wrong reaches the reader through the last of the two streams.
  const unpacked = pipeline(Readable.from(packed), createGunzip(), () => undefined);
  const trades = createTrades();
  for await (const lines of linesOf(textOf(unpacked, ticket.sha1), LINE_CHARS_MAX)) {
    for (const trade of trades.take(lines)) yield trade;
  }
  trades.checkCount();
}
