import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { paths } from '@/routes';
import { MAIN_BYTES_MAX, measure } from '../../tools/size';

const ROOT = resolve(__dirname, '../..');

interface AppJson {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
  sitemapLocation: string;
  themeLocation: string;
  tabBar: { list: { iconPath: string; selectedIconPath: string }[] };
}

type Theme = Record<'light' | 'dark', Record<string, string>>;

const readJson = <T>(...path: string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T;

const { miniprogramRoot } = readJson<{ miniprogramRoot: string }>(ROOT, 'project.config.json');
const BUILD = join(ROOT, miniprogramRoot);
const app = readJson<AppJson>(BUILD, 'app.json');
const pages = [...app.pages, ...app.subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))];

/** Width and height stand at fixed places of a PNG's first chunk. */
const sizeOf = (file: string): [number, number] => {
  const png = readFileSync(file);
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

describe('the tree that DevTools opens', () => {
  test('has every page of the routes, with its template, styles apart', () => {
    expect(pages.map((page) => `/${page}`).sort()).toEqual(Object.values(paths).sort());
    const missing = pages.flatMap((page) => ['js', 'json', 'wxml'].map((kind) => `${page}.${kind}`)).filter((file) => !existsSync(join(BUILD, file)));
    expect(missing).toEqual([]);
  });

  test('has its sitemap, and tab icons of 81 × 81 for both themes', () => {
    expect(existsSync(join(BUILD, app.sitemapLocation))).toBe(true);
    const theme = readJson<Theme>(BUILD, app.themeLocation);
    const names = app.tabBar.list.flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath]);
    for (const colours of [theme.light, theme.dark]) {
      const icons = names.map((name) => colours[name.slice(1)]!);
      expect(icons.map((icon) => sizeOf(join(BUILD, icon)))).toEqual(icons.map(() => [81, 81]));
    }
  });

  test('lets the card page be shared with friends and to Moments', () => {
    const page = readFileSync(join(BUILD, `${paths.card}.js`), 'utf8');
    expect(page.match(/enableShare(AppMessage|Timeline)"?:(!0|true)/g)).toHaveLength(2);
  });

  test('keeps roles and names for screen readers', () => {
    const templates = readFileSync(join(BUILD, 'base.wxml'), 'utf8');
    expect(templates).toContain('aria-role=');
    expect(templates).toContain('aria-label=');
  });

  test('stays within its packages’ limits', () => {
    const { main, packages } = measure(BUILD);
    expect(main.bytes).toBeLessThanOrEqual(MAIN_BYTES_MAX);
    for (const { bytes } of Object.values(packages)) expect(bytes).toBeLessThanOrEqual(2_000_000);
  });
});
