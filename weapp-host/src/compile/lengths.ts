/** Strings and addresses are left alone; then an inset of the phone, with or without what stands in for it; the last branch is a number with its unit. */
const LENGTHS =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\)|(?<![\w-])env\(\s*safe-area-inset-(top|right|bottom|left)(?![\w-])(?:[^()]|\([^()]*\))*\)|(?<![\w-])([+-]?(?:\d+\.?\d*|\.\d+))rpx\b/gi;

/**
 * Writes each `Nrpx` of a style text as `calc(var(--rpx) * N)`, and each inset of the safe area, of which a frame of the browser knows
 * nothing, as a property of the page: the phone decides, without compiling anew.
 */
export const lengthsInText = (text: string): string =>
  text.replace(LENGTHS, (whole: string, side: string | undefined, number: string | undefined) => {
    if (side !== undefined) return `var(--wh-inset-${side.toLowerCase()})`;
    return number === undefined ? whole : `calc(var(--rpx) * ${number.replace(/^\+/, '')})`;
  });
