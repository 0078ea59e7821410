import { withoutAlias, type PathAliases } from './path-alias';

/** Comments, wxs with what is in it, tags and bindings are taken whole, so that a `\n` of its own is one in a text. */
const PARTS = /<!--[\s\S]*?-->|<wxs\b(?:"[^"]*"|'[^']*'|[^>"'])*?(?:\/>|>[\s\S]*?<\/wxs\s*>)|<[a-z/](?:"[^"]*"|'[^']*'|[^>"'])*>|\{\{[\s\S]*?\}\}|\\n/gi;
const REFERENCE = /^(<(?:import|include|wxs)\b[^>]*?\bsrc\s*=\s*)(["'])(.*?)\2/i;
/** A binding, because white space alone would be dropped; on one line, so that places in the file stay what they are. */
const LINE_BREAK = '{{"\\n"}}';

/** A template as glass-easel understands it: in WeChat's, `\n` in a text breaks the line, and `src` may start with an alias. */
export const readableWxml = (text: string, aliases: PathAliases): string =>
  text.replace(PARTS, (part) =>
    part === '\\n'
      ? LINE_BREAK
      : part.replace(REFERENCE, (_, before: string, quote: string, path: string) => `${before}${quote}${withoutAlias(path, aliases)}${quote}`),
  );
