import { type Manifest } from '../compile/bundle';
import { HostError } from '../host-error';
import { recordIn, stringIn, parseJson, type JsonRecord } from './json';
import { readText, type ProjectFiles } from './project-files';
import { placeOf } from './text-position';

const stringsOf = (record: JsonRecord): Record<string, string> =>
  Object.fromEntries(Object.entries(record).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

/** What `@name` means in each theme; null when app.json names no file. */
export const readTheme = (app: { json: JsonRecord; text: string }, files: ProjectFiles): Manifest['theme'] => {
  const location = stringIn(app.json, 'themeLocation')?.replace(/^\.?\/+/, '');
  if (location === undefined) return null;
  if (!files.has(location)) throw new HostError('bad_project', `themeLocation "${location}" is not there`, placeOf('app.json', app.text, '"themeLocation"'));
  const json = parseJson(readText(files, location), location);
  return { light: stringsOf(recordIn(json, 'light')), dark: stringsOf(recordIn(json, 'dark')) };
};
