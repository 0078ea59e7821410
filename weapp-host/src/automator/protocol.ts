import { isRecord } from '../is-record';

/** A request of a client: JSON text `{ id, method, params }`, one to a frame. */
export interface Request {
  id: string | number;
  method: string;
  params: Record<string, unknown>;
}

export type Frame = { request: Request } | { id: string | number; problem: string } | { problem: string };

const ID_IN_TEXT = /"id"\s*:\s*"([^"\\]{1,100})"/;

const isId = (value: unknown): value is string | number => (typeof value === 'string' && value !== '') || (typeof value === 'number' && value !== 0);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads a frame. What is wrong with one is told to its id, as far as one can be made out: the client waits for that id for ever. */
export const readFrame = (text: string): Frame => {
  const value = parse(text);
  if (value === undefined) {
    const id = ID_IN_TEXT.exec(text)?.[1];
    return { problem: 'the frame is not JSON', ...(id !== undefined && { id }) };
  }
  if (!isRecord(value) || !isId(value.id)) return { problem: 'the frame has no id' };
  const { id, method, params = {} } = value;
  if (typeof method !== 'string') return { id, problem: '"method" must be a string' };
  if (!isRecord(params)) return { id, problem: '"params" must be an object' };
  return { request: { id, method, params } };
};
