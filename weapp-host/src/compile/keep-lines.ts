const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 VLQ, https://tc39.es/ecma426/: five bits a digit, the sixth says that more follow, the lowest bit of all is the sign. */
const decode = (segment: string): number[] => {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const digit of segment) {
    const bits = DIGITS.indexOf(digit);
    value += (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
};

/** A line break after one of these never changes what a script means. */
const BREAKABLE = new Set([';', '{', '}', ',', '(', '[', ':']);

/** One line of code with breaks put in where the source, as far as `sourceLine` follows it, had them. */
const breakLine = (code: string, segments: string, state: { sourceLine: number; line: number }): string => {
  let column = 0;
  let done = 0;
  let out = '';
  for (const segment of segments === '' ? [] : segments.split(',')) {
    const [columnDelta = 0, , lineDelta = 0] = decode(segment);
    column += columnDelta;
    state.sourceLine += lineDelta;
    const missing = state.sourceLine - state.line;
    if (missing <= 0 || !BREAKABLE.has(code[column - 1] ?? '')) continue;
    out += code.slice(done, column) + '\n'.repeat(missing);
    done = column;
    state.line += missing;
  }
  return out + code.slice(done);
};

/**
 * Puts line breaks into code that was printed without white space, so that a stack trace names the lines of the source.
 * `map` is its source map. Code that moved up, as hoisted imports do, keeps the line it moved to.
 */
export const keepLines = (code: string, map: string): string => {
  const { mappings } = JSON.parse(map) as { mappings: string };
  const segments = mappings.split(';');
  const state = { sourceLine: 0, line: 0 };
  return code
    .split('\n')
    .map((line, index) => {
      const broken = breakLine(line, segments[index] ?? '', state);
      state.line += 1;
      return broken;
    })
    .join('\n');
};
