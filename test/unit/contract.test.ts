import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemas, type EndpointSchema } from '@micro-branch/contract/api';
import { endpoints, type EndpointName } from '@micro-branch/contract/endpoints';
import { ERROR_CODES } from '@micro-branch/contract/errors';
import { meaningOf, refusalsOf } from '@micro-branch/contract/refusals';
import { statusOf } from '../../server/http/errors';
import { sentenceOf } from '@/shared/api/sentences';
import { sourceFiles } from '../support/imports';
import { expectTold } from '../support/told-refusals';

const ROOT = join(__dirname, '../..');
const names = Object.keys(endpoints) as EndpointName[];

/** Where a source names something of the contract: as a string, as a key, or as a property. */
const mentions = (text: string, name: string): boolean => new RegExp(`['".]${name}\\b|^\\s*${name}[:,]`, 'm').test(text);

const textOf = (folder: string): string =>
  sourceFiles(join(ROOT, folder))
    .filter((file) => !file.endsWith('contract.test.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');

describe('the contract', () => {
  it('gives every endpoint an address of its own', () => {
    const addresses = names.map((name) => `${endpoints[name].method} ${endpoints[name].path.replaceAll(/:\w+/g, ':')}`);
    expect(new Set(addresses).size).toBe(names.length);
  });

  it.each(names)('%s has shapes, and its parameters are those of its path', (name) => {
    const { params, response }: EndpointSchema = schemas[name];
    const inPath = [...endpoints[name].path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter);
    expect(response).toBeDefined();
    expect(Object.keys((params?.['properties'] as object | undefined) ?? {})).toEqual(inPath);
  });

  it('keeps bodies away from reading', () => {
    const reading = names.filter((name) => endpoints[name].method === 'GET' && 'body' in schemas[name]);
    expect(reading).toEqual([]);
  });

  it('has for every endpoint someone who asks', () => {
    const askers = textOf('src') + textOf('test');
    expect(names.filter((name) => !mentions(askers, name))).toEqual([]);
  });

  it.each(ERROR_CODES)('answers %s with a status of its kind and a whole sentence', (code) => {
    expect(String(statusOf[code])).toMatch(/^[45]\d\d$/);
    expect(sentenceOf[code]).toMatch(/。$/);
    expect(meaningOf[code]).toMatch(/^[A-Z].+\.$/);
  });

  it.each(names)('%s is summed up in a line, and tells each of its refusals once', (name) => {
    expect(endpoints[name].summary).toMatch(/^[A-Z].{8,}[^.]$/);
    expect(new Set(refusalsOf(name)).size).toBe(refusalsOf(name).length);
  });

  it('hears a refusal that is not told of the endpoint that answers it', () => {
    const refused = (code: string) => ({ error: { code, message: code, traceId: '1' } });
    expect(() => expectTold('POST', '/api/mall/orders', refused('sold-out'))).not.toThrow();
    expect(() => expectTold('GET', '/api/points?x=1', refused('busy'))).not.toThrow();
    expect(() => expectTold('GET', '/api/mall/orders/12', { id: '12' })).not.toThrow();
    expect(() => expectTold('GET', '/api/mall/orders/12', refused('sold-out'))).toThrow('getOrder answers sold-out');
  });
});
