/** Why a text is not read on: it is no UTF-8, or a line of it is longer than any that is right. */
export type LineFault = 'encoding' | 'length';

export class LineError extends Error {
  constructor(readonly fault: LineFault) {
    super(`lines that cannot be read: ${fault}`);
    this.name = 'LineError';
  }
}

/** A text whose bytes come in pieces, wherever they are cut; a mark of byte order is none of it. Throws a `LineError` on what is no UTF-8. */
export async function* textOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Buffer): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      throw new LineError('encoding');
    }
  };
  for await (const piece of pieces) yield decode(piece);
  yield decode();
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/**
 * The lines of a text, those of a piece at once: lines, not pieces, are many, and no promise is made for each of them. A last one that is
 * empty is none. Throws a `LineError` on a line without an end.
 */
export async function* linesOf(texts: AsyncIterable<string>, charsMax: number): AsyncGenerator<string[]> {
  let rest = '';
  for await (const text of texts) {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    yield lines.map(withoutReturn);
    if (rest.length > charsMax) throw new LineError('length');
  }
  if (rest !== '') yield [withoutReturn(rest)];
}

/** So many at a time; the last time what is left. */
export async function* inChunks<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  for await (const item of items) {
    if (chunk.push(item) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
