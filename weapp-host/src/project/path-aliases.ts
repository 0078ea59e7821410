import { type PathAliases } from '../compile/path-alias';
import { HostError } from '../host-error';
import { recordIn, type JsonRecord } from './json';
import { placeOf } from './text-position';

/** `resolveAlias` of app.json, whose every key and value ends with `/*`. */
export const readAliases = (app: { json: JsonRecord; text: string }): PathAliases =>
  Object.fromEntries(
    Object.entries(recordIn(app.json, 'resolveAlias')).map(([alias, target]) => {
      if (alias.endsWith('/*') && typeof target === 'string' && target.endsWith('/*')) return [alias, target];
      throw new HostError('bad_project', `resolveAlias["${alias}"]: both sides must end with "/*"`, placeOf('app.json', app.text, JSON.stringify(alias)));
    }),
  );
