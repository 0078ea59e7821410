/** `resolveAlias` of app.json: both sides end with `/*`, e.g. `{ "~/*": "/*", "@utils/*": "utils/*" }`. */
export type PathAliases = Record<string, string>;

/**
 * A path as it would be written without aliases; of several that fit, the longest counts. Aliases lead from the root, with or
 * without a leading slash. https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html#resolveAlias
 */
export const withoutAlias = (reference: string, aliases: PathAliases): string => {
  const [longest] = Object.entries(aliases)
    .filter(([alias]) => reference.startsWith(alias.slice(0, -1)))
    .sort(([one], [other]) => other.length - one.length);
  if (!longest) return reference;
  const [alias, target] = longest;
  return `/${target.replace(/^\/+/, '').slice(0, -1)}${reference.slice(alias.length - 1)}`;
};
