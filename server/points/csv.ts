/**
 * Text that a spreadsheet would take for a formula stands behind an apostrophe (OWASP, CSV injection), also in the full width of Chinese
 * keyboards and behind blanks, which some leave out. Numbers are numbers.
 */
const tame = (cell: string): string => (/^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u.test(cell) ? `'${cell}` : cell);

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export type Cell = string | number;

/** A table as RFC 4180 writes it: every line ends in CRLF, and what holds a comma, a quote or a line break is quoted. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map((cell) => (typeof cell === 'number' ? String(cell) : quote(tame(cell)))).join(',')}\r\n`).join('');
