import { transformSync } from 'esbuild';
import { HostError } from '../host-error';
import { isRecord } from '../is-record';
import { firstComplaint } from './esbuild-failure';

export type JsonRecord = Record<string, unknown>;

export const recordIn = (record: JsonRecord, key: string): JsonRecord => (isRecord(record[key]) ? record[key] : {});
export const stringIn = (record: JsonRecord, key: string): string | undefined => (typeof record[key] === 'string' ? record[key] : undefined);
export const listIn = (record: JsonRecord, key: string): unknown[] => (Array.isArray(record[key]) ? (record[key] as unknown[]) : []);

/** JSON.parse often gives no line, so that a text it refuses is shown to esbuild, which says where and why in plain words. */
const explain = (text: string, file: string, reason: string): HostError => {
  try {
    transformSync(text, { loader: 'json', logLevel: 'silent' });
  } catch (error) {
    const first = firstComplaint(error);
    if (first?.location) return new HostError('bad_project', first.text, { file, line: first.location.line, column: first.location.column + 1 });
  }
  return new HostError('bad_project', reason, { file });
};

/** Reads an object from WeChat's JSON, which knows no comments and no trailing commas. */
export const parseJson = (text: string, file: string): JsonRecord => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw explain(text, file, (error as Error).message);
  }
  if (!isRecord(value)) throw new HostError('bad_project', 'an object { … } is expected', { file });
  return value;
};
