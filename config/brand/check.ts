import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brands } from '../../contract/brand';
import { contrastFaults } from './contrast';

/** Where every theme's colours are written. */
export const TOKENS_FILE = 'src/shared/styles/tokens.scss';

/** Why nothing can be built, a line for each reason: a brand that is not there, or colours of any brand that cannot be read. */
export const brandFaults = (root: string, asked = process.env.BRAND): string[] => {
  if (asked && !Object.hasOwn(brands, asked)) return [`BRAND is "${asked}"; expected ${Object.keys(brands).join(' or ')}`];
  const scss = readFileSync(join(root, TOKENS_FILE), 'utf8');
  return Object.values(brands).flatMap((brand) => contrastFaults(brand, scss));
};
