import { brand } from '@micro-branch/contract/brand';

/** The colours of pictures that the service draws. They travel into chats of either theme, so they are the light ones alone. */
export const palette = {
  ink: '#16201F',
  quiet: '#465350',
  line: '#DAD6CC',
  paper: '#FFFFFF',
  ground: '#F5F3EE',
  brand: brand.colours.light.brand,
  onBrand: brand.colours.light.onBrand,
  seal: '#A8321F',
} as const;
