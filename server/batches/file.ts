import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PAYMENT_FEN_MAX } from '@micro-branch/contract/biller-content';
import { LineError, linesOf, textOf, type LineFault } from '../lines';
import { StartError } from '../start-error';

/** One line of a biller's file: an account at the bank, what to debit from it, and how the biller calls that. */
export interface BatchLine {
  line: number;
  account: string;
  /** Masked by the biller: a batch needs no names. */
  payer: string;
  fen: number;
  reference: string;
}

export interface CheckedFile {
  rows: number;
  totalFen: number;
  hash: Buffer;
}

interface LineProblem {
  line: number;
  reason: string;
}

const BATCH_ROWS_MAX = 1_000_000;
/** More than a line can have that is right. */
const LINE_BYTES_MAX = 160;
/** A line that has no end by then is not read on. */
const LINE_CHARS_MAX = 1_000;
const PROBLEMS_TOLD = 20;
const FIELDS = ['line', 'account', 'payer', 'fen', 'reference'];

const NUMBER = /^[1-9][0-9]{0,8}$/;
const ACCOUNT = /^[0-9]{8,30}$/;
const PAYER = /^[\p{Script=Han}A-Za-z·]{0,4}\*{1,4}[\p{Script=Han}A-Za-z·]{0,4}$/u;
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;

const isAmount = (text: string): boolean => NUMBER.test(text) && Number(text) <= PAYMENT_FEN_MAX;

/** What is wrong with the fields of the `number`th line, each by itself; undefined when nothing is. Nothing of an account is repeated. */
const reasonAgainst = (fields: readonly string[], number: number): string | undefined => {
  const [line = '', account = '', payer = '', fen = '', reference = ''] = fields;
  if (fields.length !== FIELDS.length) return `has ${fields.length} fields; expected ${FIELDS.join(',')}`;
  if (line !== String(number)) return `is numbered "${line.slice(0, 12)}"; expected ${number}`;
  if (!ACCOUNT.test(account)) return 'the account is not 8 to 30 digits';
  if (!PAYER.test(payer)) return 'the payer is not a masked name such as 王*';
  if (!isAmount(fen)) return `the amount is not whole fen from 1 to ${PAYMENT_FEN_MAX}`;
  return REFERENCE.test(reference) ? undefined : 'the reference is not 1 to 40 letters, digits or hyphens';
};

/** Reads a line of a file, the first of which is 1. Gives the line, or what is wrong with it. */
export const parseLine = (text: string, number: number): BatchLine | LineProblem => {
  const fields = text.split(',');
  const reason = reasonAgainst(fields, number);
  if (reason !== undefined) return { line: number, reason };
  const [, account = '', payer = '', fen = '', reference = ''] = fields;
  return { line: number, account, payer, fen: Number(fen), reference };
};

export const isProblem = (read: BatchLine | LineProblem): read is LineProblem => 'reason' in read;

const refuse = (problems: readonly LineProblem[], count: number): never => {
  const told = problems.map(({ line, reason }) => `  line ${line}: ${reason}`);
  const more = count > problems.length ? [`  and ${count - problems.length} more`] : [];
  throw new StartError([`The file is refused, and nothing of it was run. ${count === 1 ? 'One line is' : `${count} lines are`} wrong:`, ...told, ...more].join('\n'));
};

const FAULT_WORDS = { encoding: 'there is something near it that is not written in UTF-8', length: `has more than ${LINE_CHARS_MAX} characters` } satisfies Record<LineFault, string>;

/** Lines of a file one after the other, however long it is. Refuses what is no UTF-8, or has no lines. */
export const numberedLines = async function* (path: string): AsyncIterable<{ text: string; number: number }> {
  let number = 1;
  try {
    for await (const texts of linesOf(textOf(createReadStream(path)), LINE_CHARS_MAX)) for (const text of texts) yield { text, number: number++ };
  } catch (error) {
    throw error instanceof LineError ? refuse([{ line: number, reason: FAULT_WORDS[error.fault] }], 1) : error;
  }
};

/** References of a file so far. */
const createReferences = () => {
  const lines = new Map<string, number>();
  return {
    add: ({ line, reference }: BatchLine): LineProblem | undefined => {
      const before = lines.get(reference);
      if (before !== undefined) return { line, reason: `the reference ${reference} stands in line ${before} already` };
      lines.set(reference, line);
      return undefined;
    },
  };
};

const requireFile = async (path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new StartError(`There is no file ${path}`);
  if (found.size > BATCH_ROWS_MAX * LINE_BYTES_MAX) throw new StartError('The file is refused: it is larger than a batch may be.');
};

/** Reads all of a file and gives what it comes to. Refuses it whole, naming the lines that are wrong and why. */
export const checkFile = async (path: string): Promise<CheckedFile> => {
  await requireFile(path);
  const hash = createHash('sha256');
  const references = createReferences();
  const problems: LineProblem[] = [];
  let [rows, totalFen, count] = [0, 0, 0];
  for await (const { text, number } of numberedLines(path)) {
    if (number > BATCH_ROWS_MAX) throw new StartError(`The file is refused: it has more than ${BATCH_ROWS_MAX} lines. Let the biller send it in parts.`);
    hash.update(`${text}\n`);
    const read = parseLine(text, number);
    const problem = isProblem(read) ? read : references.add(read);
    if (problem) {
      count += 1;
      if (problems.length < PROBLEMS_TOLD) problems.push(problem);
    } else {
      rows += 1;
      totalFen += (read as BatchLine).fen;
    }
  }
  if (count > 0) refuse(problems, count);
  if (rows === 0) throw new StartError('The file is refused: it is empty.');
  return { rows, totalFen, hash: hash.digest() };
};
