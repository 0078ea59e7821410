import type { Brand } from '../../contract/brands/brand';

export type Theme = 'light' | 'dark';
export const THEMES: readonly Theme[] = ['light', 'dark'];

/** Colours by the name of their custom property, without `--c-`. */
export type Tokens = Readonly<Record<string, string>>;

/** The plain colours of one theme of tokens.scss. */
export const readTokens = (scss: string, theme: Theme): Tokens => {
  const block = new RegExp(`@mixin ${theme} \\{([^}]*)\\}`).exec(scss)?.[1] ?? '';
  return Object.fromEntries([...block.matchAll(/--c-([\w-]+):\s*(#[0-9A-Fa-f]{6})\b/g)].map(([, name = '', colour = '']) => [name, colour]));
};

/** `brandPress` as `brand-press`, `onBrand2` as `on-brand-2`. */
const tokenOf = (name: string): string => name.replace(/([A-Z]|\d)/g, (part) => `-${part.toLowerCase()}`);

export const brandTokens = (colours: object): Tokens =>
  Object.fromEntries(Object.entries(colours).map(([name, colour]: [string, string]) => [tokenOf(name), colour]));

const declared = (tokens: Tokens): string => Object.entries(tokens).map(([name, colour]) => `--c-${name}:${colour};`).join('');

/** A brand's colours, to stand after tokens.scss; nothing for the brand that tokens.scss is written in. */
export const brandStyles = ({ colours }: Pick<Brand, 'colours'>, scss: string): string => {
  const [light, dark] = [brandTokens(colours.light), brandTokens(colours.dark)];
  const house = THEMES.map((theme) => readTokens(scss, theme));
  const isHouse = [light, dark].every((tokens, at) => Object.entries(tokens).every(([name, colour]) => house[at]?.[name] === colour));
  if (isHouse) return '';
  // Whole themes: a light colour would also win over a dark one of tokens.scss, which stands before it.
  return `page,.mb{${declared(light)}}.mb--dark{${declared(dark)}}@media (prefers-color-scheme:dark){.mb--auto{${declared(dark)}}}`;
};
