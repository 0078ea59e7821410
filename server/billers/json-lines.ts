/** What is wrong with a text that is no JSON, and where: lines count from 1. */
export class JsonError extends Error {
  constructor(
    readonly line: number,
    reason: string,
  ) {
    super(reason);
  }
}

/** A text of JSON as its value, and the line on which each value of it begins, by its JSON pointer. */
export interface LocatedJson {
  value: unknown;
  lineOf: (pointer: string) => number;
}

/** Where a reading is: `JSON.parse` knows no lines, and keeps silent on a name that comes twice. */
interface Reading {
  text: string;
  at: number;
  offsets: Map<string, number>;
}

const DEPTH_MAX = 20;
const BLANK = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

const lineAt = (text: string, offset: number): number => {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
};

const fail = ({ text, at }: Pick<Reading, 'text' | 'at'>, reason: string): never => {
  throw new JsonError(lineAt(text, at), reason);
};

const seen = ({ text, at }: Reading): string => {
  const found = text.charAt(at);
  if (found === '') return '文件到此结束了';
  return /[“”]/.test(found) ? '是中文的引号，请改用英文的' : `遇到了“${found}”`;
};

const match = (reading: Reading, pattern: RegExp): string | undefined => {
  pattern.lastIndex = reading.at;
  const found = pattern.exec(reading.text)?.[0];
  reading.at += found?.length ?? 0;
  return found;
};

const take = (reading: Reading, character: string): boolean => {
  match(reading, BLANK);
  if (reading.text[reading.at] !== character) return false;
  reading.at += 1;
  return true;
};

const readString = (reading: Reading): string => {
  const found = match(reading, STRING);
  return found === undefined ? fail(reading, '引号没有成对，或文字里有不允许的符号') : (JSON.parse(found) as string);
};

const readName = (reading: Reading, found: ReadonlyMap<string, unknown>): string => {
  match(reading, BLANK);
  const { text, at } = reading;
  if (text[at] !== '"') return fail(reading, `这里应是加引号的名称，却${seen(reading)}（最后一项后面不能有逗号）`);
  const name = readString(reading);
  if (found.has(name)) return fail({ text, at }, `“${name}”写了两次`);
  return take(reading, ':') ? name : fail(reading, `“${name}”后面缺冒号`);
};

const readObject = (reading: Reading, pointer: string, depth: number): object => {
  const found = new Map<string, unknown>();
  if (take(reading, '}')) return {};
  do {
    const name = readName(reading, found);
    found.set(name, readValue(reading, `${pointer}/${escapePointer(name)}`, depth + 1));
  } while (take(reading, ','));
  return take(reading, '}') ? Object.fromEntries(found) : fail(reading, `这里缺逗号或右花括号，却${seen(reading)}`);
};

const readArray = (reading: Reading, pointer: string, depth: number): unknown[] => {
  const found: unknown[] = [];
  if (take(reading, ']')) return found;
  do found.push(readValue(reading, `${pointer}/${found.length}`, depth + 1));
  while (take(reading, ','));
  return take(reading, ']') ? found : fail(reading, `这里缺逗号或右方括号，却${seen(reading)}`);
};

const readValue = (reading: Reading, pointer: string, depth: number): unknown => {
  if (depth > DEPTH_MAX) return fail(reading, '嵌套太深');
  match(reading, BLANK);
  reading.offsets.set(pointer, reading.at);
  if (take(reading, '{')) return readObject(reading, pointer, depth);
  if (take(reading, '[')) return readArray(reading, pointer, depth);
  if (reading.text[reading.at] === '"') return readString(reading);
  const found = match(reading, SCALAR);
  return found === undefined ? fail(reading, `这里应是一个值，却${seen(reading)}`) : JSON.parse(found);
};

/** Throws a `JsonError` that names the line. A mark of the byte order at the beginning is none of the text. */
export const readJson = (file: string): LocatedJson => {
  const text = file.replace(/^\ufeff/, '');
  const reading: Reading = { text, at: 0, offsets: new Map() };
  const value = readValue(reading, '', 0);
  match(reading, BLANK);
  if (reading.at < text.length) fail(reading, `内容已经完整，后面却还有“${text[reading.at]}”`);
  return {
    value,
    lineOf: (pointer) => {
      for (let known = pointer; ; known = known.slice(0, known.lastIndexOf('/'))) {
        const offset = reading.offsets.get(known);
        if (offset !== undefined) return lineAt(text, offset);
      }
    },
  };
};
