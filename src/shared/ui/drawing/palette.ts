import { brand } from '@micro-branch/contract/brand';

/** Of every drawing: what the phone has. */
export const FONT = '-apple-system, "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans SC", sans-serif';

/** Colours of tokens.scss and the brand for drawings, which cannot read custom properties. A test compares the two. */
export interface Palette {
  bg: string;
  surface: string;
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  brand: string;
  brandTint: string;
  onBrand: string;
  seal: string;
  onSeal: string;
}

export const LIGHT: Palette = {
  bg: '#F5F3EE',
  surface: '#FFFFFF',
  ink: '#16201F',
  ink2: '#465350',
  ink3: '#5F6B68',
  line: '#DAD6CC',
  brand: brand.colours.light.brand,
  brandTint: brand.colours.light.brandTint,
  onBrand: brand.colours.light.onBrand,
  seal: '#A8321F',
  onSeal: '#FFFFFF',
};

export const DARK: Palette = {
  bg: '#0F1615',
  surface: '#182220',
  ink: '#E9EEEC',
  ink2: '#B4C0BD',
  ink3: '#93A19D',
  line: '#2B3835',
  brand: brand.colours.dark.brand,
  brandTint: brand.colours.dark.brandTint,
  onBrand: brand.colours.dark.onBrand,
  seal: '#F0907D',
  onSeal: '#2A0D08',
};
