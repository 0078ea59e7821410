/** The number that stands after a label in a sentence; NaN where there is none. */
export const numberAfter = (label: string, text: string): number => Number(new RegExp(`${label}\\s([\\d,]+)`).exec(text)?.[1]?.replaceAll(',', ''));
