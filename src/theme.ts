import { brand } from '@micro-branch/contract/brand';

/** In the order of the bar. */
export const TABS = ['home', 'products', 'life', 'benefits', 'me'] as const;
export type Tab = (typeof TABS)[number];
type Icons = Record<`${Tab}Icon` | `${Tab}SelectedIcon`, string>;

const iconsOf = (name: 'light' | 'dark'): Icons =>
  Object.fromEntries(
    TABS.flatMap((tab) => [
      [`${tab}Icon`, `assets/tabs/${tab}-${name}.png`],
      [`${tab}SelectedIcon`, `assets/tabs/${tab}-${name}-selected.png`],
    ]),
  ) as Icons;

/** The colours and pictures of WeChat's own bars, as theme.json has them in a weapp build; a test compares them with the styles. */
export const theme = {
  light: {
    navBackground: '#F5F3EE',
    navText: 'black',
    background: '#F5F3EE',
    backgroundText: 'dark',
    tabBackground: '#FFFFFF',
    tabBorder: 'black',
    tabText: '#5F6B68',
    tabSelected: brand.colours.light.brand,
    ...iconsOf('light'),
  },
  dark: {
    navBackground: '#0F1615',
    navText: 'white',
    background: '#0F1615',
    backgroundText: 'light',
    tabBackground: '#182220',
    tabBorder: 'white',
    tabText: '#93A19D',
    tabSelected: brand.colours.dark.brand,
    ...iconsOf('dark'),
  },
};

/** The logo as the address of a picture, in one colour. */
export const markUrl = (colour: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='${colour}' stroke-width='1.6'>${brand.mark.replaceAll('"', "'")}</svg>`,
  )}`;
