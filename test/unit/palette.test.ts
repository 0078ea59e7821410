import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DARK, LIGHT } from '@/shared/ui/drawing/palette';
import { palette as OF_SERVICE } from '../../server/pictures/palette';

const TOKENS = readFileSync(join(__dirname, '../../src/shared/styles/tokens.scss'), 'utf8');

/** The colours of one theme, as the styles have them. */
const themeOf = (name: string): Record<string, string> => {
  const block = new RegExp(`@mixin ${name} \\{([^}]*)\\}`).exec(TOKENS)?.[1] ?? '';
  return Object.fromEntries([...block.matchAll(/--c-([\w-]+):(#\w+)/g)].map(([, key, value]) => [key!.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()), value!]));
};

describe('the colours of drawings', () => {
  it.each([['light', LIGHT], ['dark', DARK], ['light', OF_SERVICE]] as const)('are those of the %s styles', (name, palette) => {
    expect(themeOf(name)).toMatchObject(palette);
  });
});
