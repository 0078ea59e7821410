import * as glassEasel from 'glass-easel';

/** A web view, a DOM node or an element of the tree: reached by accident, and without end. */
const isLive = (value: object): boolean =>
  glassEasel.Element.isElement(value) || 'nodeType' in value || (value as { window?: unknown }).window === value;

/** What stands for a value in JSON. Functions and live objects have none; an error is its text. */
const written = (value: unknown): unknown => {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Error) return value.message;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return undefined;
  return typeof value === 'object' && value !== null && isLive(value) ? undefined : value;
};

/** The part of a value that JSON can carry to the client. A reference back to something it lies in is left out. */
export const sendable = (value: unknown): unknown => {
  const around: unknown[] = [];
  const text = JSON.stringify(value, function replacer(this: unknown, _key: string, raw: unknown): unknown {
    const item = written(raw);
    while (around.length > 0 && around.at(-1) !== this) around.pop();
    if (typeof item !== 'object' || item === null) return item;
    if (around.includes(item)) return undefined;
    around.push(item);
    return item;
  }) as string | undefined;
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
};
