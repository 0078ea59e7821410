/** Colours of tokens.scss for drawings, which cannot read custom properties. A test compares the two. */
export interface Palette {
  surface: string;
  ink: string;
  ink3: string;
  line: string;
  brand: string;
  brandTint: string;
  onBrand: string;
  seal: string;
  onSeal: string;
}

export const LIGHT: Palette = {
  surface: '#FFFFFF',
  ink: '#16201F',
  ink3: '#5F6B68',
  line: '#DAD6CC',
  brand: '#0F4F5B',
  brandTint: '#E1EDEE',
  onBrand: '#FFFFFF',
  seal: '#A8321F',
  onSeal: '#FFFFFF',
};

export const DARK: Palette = {
  surface: '#182220',
  ink: '#E9EEEC',
  ink3: '#93A19D',
  line: '#2B3835',
  brand: '#7CC4CC',
  brandTint: '#16343A',
  onBrand: '#06262C',
  seal: '#F0907D',
  onSeal: '#2A0D08',
};
