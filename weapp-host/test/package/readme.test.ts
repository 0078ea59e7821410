import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HELP } from '../../src/cli-help';
import { elementsTable, wxTable } from './readme-tables';

const ROOT = path.resolve(__dirname, '../..');
const readText = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const readme = readText('README.md');
const section = (title: string): string => readme.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';

/** The methods that are keys of an object in these files. */
const methodsIn = (files: string[], domain: string): string[] =>
  files.flatMap((file) => [...readText(file).matchAll(new RegExp(`'((?:${domain})\\.\\w+)'(?=[:\\]])`, 'g'))].map(([, method]) => method ?? ''));

/** What a cell of a table names in code. */
const namesIn = (cell: string): string[] => [...cell.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name);

const AUTOMATOR = 'src/runtime/automator';
const METHOD_FILES = readdirSync(path.join(ROOT, AUTOMATOR)).filter((file) => file.endsWith('-methods.ts')).map((file) => `${AUTOMATOR}/${file}`);

/** Said so in the table: the client has no call for it. */
const NOT_COVERED = [...section('Automator methods and their tests').matchAll(/^\| `([\w.]+)` \| \| not covered/gm)].map(([, method = '']) => method);

describe('the tables of the README', () => {
  test('of wx are those of the code', () => {
    expect(section('wx')).toContain(wxTable());
  });

  test('of built-in elements are those of the code', () => {
    expect(section('Built-in elements')).toContain(elementsTable());
  });

  const tested = [...section('Automator methods and their tests').matchAll(/^\| (`[^|]+) \| \[[^\]]+\]\(([^)]+)\) \| (.+) \|$/gm)].map(([, methods = '', file = '', title = '']) => ({ methods, file, title }));

  test('of the automator have every method that is answered, and no other', () => {
    const answered = methodsIn(['src/automator/answer-request.ts', ...METHOD_FILES], 'Tool|App|Page|Element');
    const events = ['App.bindingCalled', 'App.exceptionThrown', 'App.logAdded'];
    expect(answered.length).toBeGreaterThan(40);
    expect([...new Set([...tested.flatMap(({ methods }) => namesIn(methods)), ...NOT_COVERED])].sort()).toEqual([...answered, ...events].sort());
  });

  test.each(tested)('$methods: tested where the README says', ({ file, title }) => {
    expect(existsSync(path.join(ROOT, file))).toBe(true);
    expect(readText(file).replaceAll("\\'", "'")).toContain(`test('${title}'`);
  });

  test('of Host methods have every one that is answered', () => {
    const named = [...section('Scenes and sharing').matchAll(/^\| (`Host\.[^|]+) \|/gm)].flatMap(([, methods = '']) => namesIn(methods));
    expect(named.sort()).toEqual([...new Set(methodsIn(['src/session/session.ts', 'src/runtime/host-requests.ts'], 'Host'))].sort());
  });
});

test('the README shows the help of the command as it is', () => {
  expect(section('The command')).toContain(HELP.trim());
});
