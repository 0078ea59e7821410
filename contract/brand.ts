import type { Brand } from './brands/brand';
import { brand as qinghe } from './brands/qinghe';
import { brand as yunting } from './brands/yunting';

export const DEFAULT_BRAND = 'yunting';

export const brands: Readonly<Record<string, Brand>> = { yunting, qinghe };

const asked = process.env.BRAND || DEFAULT_BRAND;
/**
 * The bank this branch belongs to, as BRAND names it; the page and the service show the same. The build of the client puts the chosen file of
 * brands/ in the place of this one. An unknown name is refused by the build and by the configuration of the service.
 */
export const brand: Brand = (Object.hasOwn(brands, asked) && brands[asked]) || yunting;
