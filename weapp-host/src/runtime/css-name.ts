/** `fontSize` → `font-size`. */
export const hyphenated = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `{ minWidth: 300 }` → `(min-width: 300px)`: the query of a media query observer. */
export const mediaQuery = (descriptor: object): string =>
  Object.entries(descriptor)
    .map(([name, value]) => `(${hyphenated(name)}: ${typeof value === 'number' ? `${value}px` : String(value)})`)
    .join(' and ');
