import { brand } from '@micro-branch/contract/brand';

/** The colours of pictures that the service draws. They travel into chats of either theme, so they are the light ones alone. */
export const palette = {
  ink: '#16201F',
  ink2: '#465350',
  line: '#DAD6CC',
  surface: '#FFFFFF',
  bg: '#F5F3EE',
  brand: brand.colours.light.brand,
  onBrand: brand.colours.light.onBrand,
  seal: '#A8321F',
} as const;
