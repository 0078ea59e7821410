import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DARK, LIGHT } from '@/shared/ui/drawing/palette';
import { brandTokens, readTokens } from '../../config/brand/styles';
import { palette as OF_SERVICE } from '../../server/pictures/palette';

const TOKENS = readFileSync(join(__dirname, '../../src/shared/styles/tokens.scss'), 'utf8');

describe('the colours of drawings', () => {
  it.each([['light', LIGHT], ['dark', DARK], ['light', OF_SERVICE]] as const)('are those of the %s styles', (name, palette) => {
    expect(readTokens(TOKENS, name)).toMatchObject(brandTokens(palette));
  });
});
