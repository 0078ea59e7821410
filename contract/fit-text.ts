// How text is fitted into pictures, those of the service and those that the phone draws. Plain functions: the client may import them.

/** Upper bounds of what Noto Sans SC in bold advances, in hundredths of the size. Measured with resvg; a test measures again. */
const ADVANCES: readonly [RegExp, number][] = [
  [/[Wm@%]/u, 97],
  [/[M]/u, 86],
  [/[A-Zw&]/u, 78],
  [/[a-z0-9¥$+=~<>_#\-]/u, 64],
  [/[ !-~]/u, 50],
];
const WIDE = 100;

const advanceOf = (letter: string): number => ADVANCES.find(([letters]) => letters.test(letter))?.[1] ?? WIDE;

/** No narrower than the words are when they are drawn in this size. */
export const widthOf = (words: string, size: number): number => ([...words].reduce((sum, letter) => sum + advanceOf(letter), 0) * size) / 100;

/** Chinese may break after every character, but not before one that closes; words and numbers of Latin letters stay whole. */
const PIECES = /[A-Za-z0-9.,%¥+\-]+|[（《「“]{0,8}[^（《「“][，。、；：！？）》」”…·]*|./gu;
const CLOSING = /^[，。、；：！？）》」”…·]+$/u;

const piecesOf = (words: string): string[] => {
  const pieces: string[] = [];
  for (const piece of words.match(PIECES) ?? []) {
    if (CLOSING.test(piece) && pieces.length > 0) pieces.push(pieces.pop()! + piece);
    else pieces.push(piece);
  }
  return pieces;
};

/** Lines no wider than `width`; what is too long by itself is broken anywhere. */
const wrap = (words: string, width: number, size: number): string[] => {
  const lines: string[] = [];
  let line = '';
  const add = (piece: string): void => {
    if (widthOf(line + piece, size) <= width) {
      line += piece;
      return;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = piece.trimStart();
  };
  for (const piece of piecesOf(words)) (widthOf(piece, size) <= width ? [piece] : [...piece]).forEach(add);
  return line === '' ? lines : [...lines, line.trimEnd()];
};

/** The same number of lines, as even as they can be: no single character stands on the last one. */
const balance = (words: string, width: number, size: number): string[] => {
  let lines = wrap(words, width, size);
  for (let narrower = width - size / 2; narrower > width / 2; narrower -= size / 2) {
    const tried = wrap(words, narrower, size);
    if (tried.length > lines.length) break;
    lines = tried;
  }
  return lines;
};

/** From one line to the next, as a part of the size. */
export const LEADING = 1.28;
/** From the top of a line to its base, as a part of the size. */
export const ASCENT = 0.94;

export interface Room {
  width: number;
  height: number;
  linesMax: number;
  /** The largest that fits is taken. */
  sizes: readonly number[];
}

export interface FittedText {
  size: number;
  lines: string[];
}

/** The words in the largest size that fits. Of what fits in none, the last line of the smallest ends in an ellipsis. */
export const fitText = (words: string, { width, height, linesMax, sizes }: Room): FittedText => {
  for (const size of sizes) {
    const lines = balance(words, width, size);
    if (lines.length <= linesMax && lines.length * LEADING * size <= height) return { size, lines };
  }
  const size = sizes.at(-1)!;
  const lines = wrap(words, width, size).slice(0, linesMax);
  let last = [...lines.at(-1)!];
  while (widthOf(`${last.join('')}…`, size) > width) last = last.slice(0, -1);
  return { size, lines: [...lines.slice(0, -1), `${last.join('')}…`] };
};
