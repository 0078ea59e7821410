/** Strings and addresses are left alone; the last branch is a number with its unit. */
const RPX = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\)|(?<![\w-])([+-]?(?:\d+\.?\d*|\.\d+))rpx\b/gi;

/** Writes each `Nrpx` of a style text as `calc(var(--rpx) * N)`: the phone's width decides, without compiling anew. */
export const rpxInText = (text: string): string =>
  text.replace(RPX, (whole: string, number: string | undefined) => (number === undefined ? whole : `calc(var(--rpx) * ${number.replace(/^\+/, '')})`));
