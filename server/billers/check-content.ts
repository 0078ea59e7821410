import { BillerContent, BillerFile } from '@micro-branch/contract/biller-content';
import { Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { ruleFaults } from './content-rules';
import { JsonError, readJson, type LocatedJson } from './json-lines';
import { shapeFaults, type Fault } from './shape-faults';

/** More than these nobody mends at once. */
const FAULTS_MAX = 50;

/** One thing that is wrong in a file: the line, the biller, the place in it, and why. */
interface FileFault {
  line: number;
  key: string | null;
  path: string;
  reason: string;
}

interface CheckedFile {
  billers: BillerContent[];
  /** In the order of the lines; at most 50 are told. */
  faults: FileFault[];
}

const compiled = TypeCompiler.Compile(BillerContent);

/** Whether it is of the shape of a biller; which rules it breaks besides is another matter. */
export const hasShape = (biller: unknown): biller is BillerContent => compiled.Check(biller);

type LineOf = LocatedJson['lineOf'];

/** `/fields/0/sample` as `fields[0].sample`. */
const pathOf = (pointer: string): string => pointer.slice(1).replaceAll(/\/([0-9]+)(?=\/|$)/g, '[$1]').replaceAll('/', '.');

const keyOf = (biller: unknown): string | null => {
  const key: unknown = typeof biller === 'object' && biller !== null && 'key' in biller ? biller.key : null;
  return typeof key === 'string' ? key : null;
};

/** What is wrong with one biller: its shape, or what its shape does not say. */
export const contentFaults = (biller: unknown): Fault[] => (hasShape(biller) ? ruleFaults(biller) : shapeFaults(BillerContent, biller));

const repeatedKeys = (billers: readonly unknown[], lineOf: LineOf): FileFault[] => {
  const first = new Map<string, number>();
  return billers.flatMap((biller, index) => {
    const key = keyOf(biller);
    if (key === null) return [];
    const before = first.get(key);
    if (before === undefined) first.set(key, index);
    if (before === undefined) return [];
    const reason = `这个代码在第${lineOf(`/billers/${before}/key`)}行已经用过`;
    return [{ line: lineOf(`/billers/${index}/key`), key, path: 'key', reason }];
  });
};

const billerFaults = (billers: readonly unknown[], lineOf: LineOf): FileFault[] => {
  const found: FileFault[] = [];
  for (const [index, biller] of billers.entries()) {
    const here = contentFaults(biller).map(({ pointer, reason }) => ({
      line: lineOf(`/billers/${index}${pointer}`), key: keyOf(biller), path: pathOf(pointer), reason,
    }));
    found.push(...here);
    if (found.length >= FAULTS_MAX) break;
  }
  return found;
};

/** The file without what is in it: each biller is held against its schema by itself, so that a fault is told with its key. */
const Outline = Type.Object({ billers: Type.Array(Type.Unknown(), { minItems: 1, maxItems: BillerFile.properties.billers.maxItems ?? Infinity }) });

const checkJson = ({ value, lineOf }: LocatedJson): CheckedFile => {
  const outside = shapeFaults(Outline, value).map(({ pointer, reason }) => ({ line: lineOf(pointer), key: null, path: pathOf(pointer), reason }));
  const { billers } = (value ?? {}) as { billers?: unknown };
  if (!Array.isArray(billers) || outside.length > 0) return { billers: [], faults: outside };
  const faults = [...repeatedKeys(billers, lineOf), ...billerFaults(billers, lineOf)].sort((a, b) => a.line - b.line);
  return { billers: billers as BillerContent[], faults: faults.slice(0, FAULTS_MAX) };
};

/** Reads a file of billers. With a fault, however small, none of it is to be taken. */
export const checkBillerFile = (text: string): CheckedFile => {
  try {
    return checkJson(readJson(text));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { billers: [], faults: [{ line: error.line, key: null, path: '', reason: error.message }] };
  }
};

/** `第 12 行 · water-310100 · fields[0].sample：样例…` */
export const tellFault = ({ line, key, path, reason }: FileFault): string => `第 ${line} 行${key === null ? '' : ` · ${key}`}${path === '' ? '' : ` · ${path}`}：${reason}`;
