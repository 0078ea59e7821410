import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Branding from '../../contract/brand';
import { brands } from '../../contract/brand';
import { brandFaults, TOKENS_FILE } from '../../config/brand/check';
import { contrast, contrastFaults } from '../../config/brand/contrast';
import { paintTab } from '../../config/brand/pictures';
import { brandStyles, brandTokens, readTokens, THEMES } from '../../config/brand/styles';
import type * as Bars from '../../src/theme';

const ROOT = join(__dirname, '../..');
const TOKENS = readFileSync(join(ROOT, TOKENS_FILE), 'utf8');
const { yunting, qinghe } = brands as Record<'yunting' | 'qinghe', (typeof brands)[string]>;
const TAB = join(ROOT, 'src/assets/tabs/home-light-selected.png');

/** One module as another brand has it: brands are chosen when a program starts. */
const withBrand = <T>(id: string, read: () => T): T => {
  const before = process.env.BRAND;
  process.env.BRAND = id;
  try {
    let found: T | undefined;
    jest.isolateModules(() => void (found = read()));
    return found!;
  } finally {
    if (before === undefined) delete process.env.BRAND;
    else process.env.BRAND = before;
  }
};

describe('contrast', () => {
  it('is that of WCAG, whichever colour comes first', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.478, 3);
    expect(contrast('#FFFFFF', '#777777')).toBe(contrast('#777777', '#FFFFFF'));
    expect(contrast('#0F4F5B', '#0F4F5B')).toBe(1);
  });

  it.each(Object.values(brands).map((brand) => [brand.id, brand] as const))('is enough in every colour of %s, light and dark', (_, brand) => {
    expect(contrastFaults(brand, TOKENS)).toEqual([]);
  });

  it('names the brand, the theme, the pair and the ratio of a colour that is too faint, never rounded up', () => {
    const faint = { id: 'faint', colours: { ...yunting.colours, light: { ...yunting.colours.light, brand: '#777777' } } };
    expect(contrastFaults(faint, TOKENS)).toContain('faint light: brand on surface is 4.47:1, below 4.5:1');
    expect(contrastFaults(faint, TOKENS).some((line) => line.includes('dark'))).toBe(false);
  });

  it('misses no token: one that is gone from the styles is a fault', () => {
    expect(contrastFaults(yunting, TOKENS.replaceAll('--c-ink:', '--c-text:'))).toContain('yunting light: ink on surface is 0:1, below 7:1');
  });

  it('stops a build for a brand that nobody has written', () => {
    expect(brandFaults(ROOT, 'nobank')).toEqual(['BRAND is "nobank"; expected yunting or qinghe']);
    expect([brandFaults(ROOT, ''), brandFaults(ROOT, 'qinghe')]).toEqual([[], []]);
  });
});

describe('the styles of a brand', () => {
  it.each(THEMES)('are the ones of tokens.scss for the first brand, %s', (theme) => {
    expect(readTokens(TOKENS, theme)).toMatchObject(brandTokens(yunting.colours[theme]));
  });

  it('add nothing to the first brand', () => {
    expect(brandStyles(yunting, TOKENS)).toBe('');
  });

  it('bring every colour of another brand, dark by choice and dark as the phone is', () => {
    const styles = brandStyles(qinghe, TOKENS);
    for (const theme of THEMES) {
      const selectors = theme === 'light' ? [/page,\.mb\{([^}]*)\}/] : [/\.mb--dark\{([^}]*)\}/, /\.mb--auto\{([^}]*)\}/];
      for (const selector of selectors) {
        const block = selector.exec(styles)?.[1] ?? '';
        for (const [name, colour] of Object.entries(brandTokens(qinghe.colours[theme]))) expect(block).toContain(`--c-${name}:${colour};`);
      }
    }
  });

  it('bring the dark colours along when only a light one differs, because they stand behind tokens.scss', () => {
    const colours = { ...yunting.colours, light: { ...yunting.colours.light, brandTint: '#E1EDEF' } };
    expect(brandStyles({ colours }, TOKENS)).toContain(`.mb--dark{--c-brand:${yunting.colours.dark.brand};`);
  });
});

describe('what every brand has', () => {
  const all = Object.entries(brands);

  it('is its own: no two share an id, a name, a hotline, a licence, a mark or a colour', () => {
    for (const part of ['id', 'bankName', 'appName', 'shortName', 'letter', 'hotline', 'licence', 'mark'] as const) {
      expect(new Set(all.map(([, brand]) => brand[part])).size).toBe(all.length);
    }
    expect(new Set(all.map(([, { colours }]) => colours.light.brand)).size).toBe(all.length);
    expect(all.filter(([id, brand]) => id !== brand.id)).toEqual([]);
  });

  it('is written so that the build can read it', () => {
    for (const [, { colours, letter, mark }] of all) {
      for (const theme of THEMES) expect(Object.values(brandTokens(colours[theme])).filter((colour) => !/^#[0-9A-F]{6}$/.test(colour))).toEqual([]);
      expect([...letter]).toHaveLength(1);
      expect(mark).not.toMatch(/<script|href|style=|#/);
    }
  });
});

describe('what is made for a brand', () => {
  it('is chosen by BRAND, and the first brand without it', () => {
    const read = () => jest.requireActual<typeof Branding>('../../contract/brand').brand.id;
    expect([withBrand('qinghe', read), withBrand('', read)]).toEqual(['qinghe', 'yunting']);
  });

  it('has no word of another bank in its cards and branches', () => {
    const read = (): string =>
      JSON.stringify(['deposit', 'wealth', 'fund', 'insurance', 'loan', 'credit-card'].map((name) => jest.requireActual<object>(`../../server/database/seed/cards-${name}`))) +
      JSON.stringify(jest.requireActual<object>('../../server/database/seed/branches'));
    const words = withBrand('qinghe', read);
    expect(words).not.toContain(yunting.letter);
    expect(words.split(qinghe.bankName).length).toBeGreaterThan(10);
    // The same texts but for the names.
    const ours = withBrand('', read);
    expect(words.replaceAll(qinghe.shortName, yunting.shortName).replaceAll(qinghe.letter, yunting.letter)).toBe(ours);
  });

  it('has theme.json in its colours', () => {
    const read = () => jest.requireActual<typeof Bars>('../../src/theme').theme;
    const theme = withBrand('qinghe', read);
    expect([theme.light.tabSelected, theme.dark.tabSelected]).toEqual([qinghe.colours.light.brand, qinghe.colours.dark.brand]);
    for (const name of THEMES) {
      const { bg, surface, 'ink-3': ink3 } = readTokens(TOKENS, name);
      expect(theme[name]).toMatchObject({ navBackground: bg, background: bg, tabBackground: surface, tabText: ink3 });
    }
  });

  it('has the chosen tab in its colour, and leaves the others alone', () => {
    const png = readFileSync(TAB);
    const painted = paintTab(qinghe, TAB, png);
    expect(painted.subarray(1, 4).toString()).toBe('PNG');
    expect(painted.equals(paintTab(yunting, TAB, png))).toBe(false);
    expect(paintTab(qinghe, 'home-light.png', png)).toBe(png);
  });

  it.each(Object.values(brands).map((brand) => [brand.id, brand] as const))('has its mark as an address: %s', (id, brand) => {
    const { markUrl } = withBrand(id, () => jest.requireActual<typeof Bars>('../../src/theme'));
    const url = markUrl('#41591A');
    expect(url).not.toMatch(/["<>#\s]/);
    expect(decodeURIComponent(url)).toContain(`stroke='#41591A' stroke-width='1.6'>${brand.mark.replaceAll('"', "'")}</svg>`);
  });
});
