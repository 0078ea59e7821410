import type { Brand } from '../../contract/brands/brand';
import { brandTokens, readTokens, THEMES } from './styles';

/** WCAG 2.2: AAA for main text, AA for other text, and for what is seen but not read. */
export const MAIN = 7;
export const TEXT = 4.5;
const SHAPE = 3;

const PAPERS = ['bg', 'surface', 'sunken', 'raised'];
const STATES = ['gold', 'seal', 'ok', 'warn', 'info'];

/** What stands on what, by the names of tokens.scss: the words, the least ratio, the grounds. */
const PAIRS: readonly [string, number, readonly string[]][] = [
  ['ink', MAIN, [...PAPERS, 'brand-tint', ...STATES.map((state) => `${state}-tint`)]],
  ['ink-2', TEXT, [...PAPERS, 'brand-tint']],
  ['ink-3', TEXT, PAPERS],
  ['brand', TEXT, [...PAPERS, 'brand-tint']],
  ['on-brand', TEXT, ['brand', 'brand-press']],
  ['on-brand-2', TEXT, ['brand']],
  ...STATES.map((state): [string, number, string[]] => [state, TEXT, ['bg', 'surface', `${state}-tint`]]),
  ['on-gold', TEXT, ['gold-fill']],
  ['on-seal', TEXT, ['seal']],
  ['up', TEXT, ['bg', 'surface']],
  ['down', TEXT, ['bg', 'surface']],
  ['focus', SHAPE, ['bg', 'surface']],
  ['line-strong', SHAPE, ['bg', 'surface']],
];

const channel = (byte: number): number => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(colour.slice(at, at + 2), 16)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** The contrast of two colours written `#RRGGBB`, from 1 to 21. */
export const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

/** One line for every pair of a brand that is too faint, light and dark, or that has no colour. */
export const contrastFaults = (brand: Pick<Brand, 'id' | 'colours'>, scss: string): string[] =>
  THEMES.flatMap((theme) => {
    const colours = { ...readTokens(scss, theme), ...brandTokens(brand.colours[theme]) };
    return PAIRS.flatMap(([words, least, grounds]) =>
      grounds.flatMap((ground) => {
        const [ink, paper] = [colours[words], colours[ground]];
        const ratio = ink && paper ? contrast(ink, paper) : 0;
        // Cut, not rounded: 4.499 is not 4.5.
        return ratio >= least ? [] : [`${brand.id} ${theme}: ${words} on ${ground} is ${Math.floor(ratio * 100) / 100}:1, below ${least}:1`];
      }),
    );
  });
