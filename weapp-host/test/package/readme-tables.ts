import { readdirSync } from 'node:fs';
import path from 'node:path';
import { BUILT_IN_TAGS } from '../../src/compile/built-in-tags';
import { FAMILIES, type Status } from '../../src/runtime/api/families';
import { BOXES } from '../../src/runtime/elements/boxes';
import type { ElementDefinition } from '../../src/runtime/elements/define-element';
import { UNPLAYED_ELEMENTS } from '../../src/runtime/elements/unplayed';

const STATUSES: readonly Status[] = ['works', 'modelled', 'refuses'];
const ELEMENTS = path.resolve(__dirname, '../../src/runtime/elements');

const code = (names: string[]): string => names.map((name) => `\`${name}\``).join(' ') || '–';

/** `onX` and `offX` in one word. */
const paired = (names: string[]): string[] =>
  names.flatMap((name) => {
    const other = name.replace(/^on/, 'off');
    if (/^off[A-Z]/.test(name) && names.includes(name.replace(/^off/, 'on'))) return [];
    return /^on[A-Z]/.test(name) && names.includes(other) ? [`on/${other}`] : [name];
  });

/** The README's table of `wx`, one row a family. */
export const wxTable = (): string => {
  return [
    '| family | works | modelled | refuses |',
    '|---|---|---|---|',
    ...Object.entries(FAMILIES).map(([family, names]) => `| ${family} | ${STATUSES.map((status) => code(paired([...names[status]]))).join(' | ')} |`),
  ].join('\n');
};

const isDefinition = (value: unknown): value is ElementDefinition => typeof value === 'object' && value !== null && typeof (value as ElementDefinition).tag === 'string';

/** Every element that has code of its own. */
const definedTags = (): string[] =>
  readdirSync(ELEMENTS)
    .flatMap((file) => Object.values(jest.requireActual<Record<string, unknown>>(path.join(ELEMENTS, file))))
    .flat()
    .filter(isDefinition)
    .map(({ tag }) => tag);

/** The README's table of built-in elements. */
export const elementsTable = (): string => {
  const boxes = new Set(UNPLAYED_ELEMENTS.map(({ tag }) => tag));
  const plain = new Set(BOXES.filter(({ setUp }) => setUp === undefined).map(({ tag }) => tag));
  const played = new Set(definedTags().filter((tag) => !boxes.has(tag) && !plain.has(tag)));
  const tags = [...BUILT_IN_TAGS];
  return [
    '| | elements |',
    '|---|---|',
    `| played | ${code(tags.filter((tag) => played.has(tag)))} |`,
    `| modelled | ${code(tags.filter((tag) => plain.has(tag)))} |`,
    `| box | ${code(tags.filter((tag) => !played.has(tag) && !plain.has(tag)))} |`,
  ].join('\n');
};
