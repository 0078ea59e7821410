import type { Deps } from '../deps';
import type { Id } from '../ids';
import { inChunks } from '../lines';
import { Refusal } from '../refusal';
import { BILL_HEADER, numberedLines, readBillLine, refuseLine, type BillLine } from './bill-lines';
import { addFile, addLines, dropFile, finishFile, openFile, type HostedFile } from './hosted-files';
import type { Biller } from './store';
import { accountHash } from './terms';

/** Lines that are kept in one step: what a kill costs at most. */
const CHUNK = 5_000;
const LINES_MAX = 1_000_000;

type UploadDeps = Pick<Deps, 'database' | 'clock' | 'newId' | 'dataKey'>;

/** A file that can be read from its beginning as often as one likes. */
export interface BillFile {
  fileName: string;
  fileHash: Buffer;
  read: () => AsyncIterable<Buffer>;
}

interface UploadResult {
  bills: number;
  /** Lines that an earlier load of the same file, which was cut off, had kept. */
  resumedAt: number;
  /** The same file was taken before: nothing was done now. */
  isKnown: boolean;
}

/** Refuses with `billers-refused` a biller that has no bills with us. */
const requireHosted = ({ content: { settlement, flow, name } }: Biller): void => {
  if (settlement.link !== 'hosted' || flow.kind !== 'fetch-and-pay') throw new Refusal('billers-refused', `${name}的账单不由我们托管，不能上传账单文件`);
};

async function* billsOf({ content }: Biller, file: BillFile, after: number): AsyncGenerator<BillLine> {
  for await (const { line, text } of numberedLines(file.read())) {
    if (line === 1 && text.replaceAll(' ', '') !== BILL_HEADER) refuseLine(1, `第一行应是${BILL_HEADER}`);
    if (line > LINES_MAX) refuseLine(line, `一个文件最多${LINES_MAX}行`);
    if (line > 1 && line > after) yield readBillLine(content, { line, text });
  }
}

const loadLines = async (deps: UploadDeps, biller: Biller, file: BillFile, { id, linesLoaded }: HostedFile): Promise<number> => {
  const key = biller.content.fields[0]!.key;
  let loaded = linesLoaded;
  for await (const lines of inChunks(billsOf(biller, file, linesLoaded), CHUNK)) {
    const rows = lines.map(({ account, ...line }) => ({ ...line, hash: accountHash(deps, biller.id, { [key]: account }).toString('hex') }));
    const last = lines.at(-1)!.line;
    await addLines(deps.database, { fileId: id, from: loaded, to: last, rows });
    loaded = last;
  }
  return loaded;
};

const load = async (deps: UploadDeps, biller: Biller, file: BillFile, found: HostedFile): Promise<number> => {
  const last = await loadLines(deps, biller, file, found);
  if (last === 0) refuseLine(2, '文件里没有账单');
  return finishFile(deps, biller.id, found.id);
};

const start = async (deps: UploadDeps, billerId: Id, { fileName, fileHash }: BillFile): Promise<HostedFile> => {
  const id = deps.newId();
  await addFile(deps.database, { id, billerId, fileHash, fileName, at: deps.clock.now() });
  return openFile(deps.database, billerId, fileHash);
};

/**
 * Takes a file of bills of a hosted biller, whole or not at all: nothing of it is seen before all of it was read and is right. A load that
 * was cut off goes on after the last lines that were kept. Bills that are there are as the new file has them, what was paid of them stays
 * paid, and bills that it does not name stay. Refuses with `billers-refused`, line and reason.
 */
export const uploadBills = async (deps: UploadDeps, biller: Biller, file: BillFile): Promise<UploadResult> => {
  requireHosted(biller);
  const found = await start(deps, biller.id, file);
  if (found.finishedAt !== null) return { bills: 0, resumedAt: 0, isKnown: true };
  try {
    return { bills: await load(deps, biller, file, found), resumedAt: found.linesLoaded, isKnown: false };
  } catch (error) {
    if (error instanceof Refusal) await dropFile(deps.database, found.id);
    throw error;
  }
};
