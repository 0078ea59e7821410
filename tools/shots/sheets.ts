import type { Browser } from 'playwright-core';
import { keyOf, SIDES, SIZE, THEMES, type Picture } from './picture';

const GAP = 16;
const COLUMNS = SIDES.flatMap((side) => THEMES.map((theme) => ({ side, theme })));
/** A browser draws no picture higher than 16,384. */
const HEIGHT_MAX = 16_000;

/** How wide one phone is on a sheet, and how many rows there are side by side. */
export interface Layout {
  phoneWidth: number;
  rowsAcross: number;
}

const heightOf = (phoneWidth: number): number => Math.round((phoneWidth * SIZE.height) / SIZE.width);

/** How many scenes one sheet holds. */
export const rowsMax = ({ phoneWidth, rowsAcross }: Layout): number => rowsAcross * Math.floor(HEIGHT_MAX / (heightOf(phoneWidth) + 60));

const style = ({ phoneWidth, rowsAcross }: Layout) => `
  body { margin: ${GAP}px; background: #767676; color: #fff; font: 14px sans-serif; display: grid; gap: ${GAP * 2}px; width: max-content;
    grid-template-columns: repeat(${rowsAcross}, max-content) }
  section { display: grid; gap: 6px ${GAP / 2}px; grid-template-columns: repeat(${COLUMNS.length}, ${phoneWidth}px) }
  h2 { grid-column: 1 / -1; margin: 0; font-size: ${Math.max(14, phoneWidth / 16)}px }
  figure { margin: 0 } img, i { display: block; width: ${phoneWidth}px; height: ${heightOf(phoneWidth)}px }
  i { background: #6a6a6a } figcaption { font-size: 11px }`;

const imageOf = ({ png }: Picture): string => `<img src="data:image/png;base64,${png.toString('base64')}">`;

const row = (scene: string, pictures: ReadonlyMap<string, Picture>): string => {
  const cells = COLUMNS.map(({ side, theme }) => {
    const picture = pictures.get(keyOf({ scene, side, theme }));
    return `<figure>${picture ? imageOf(picture) : '<i></i>'}<figcaption>${side} ${theme}</figcaption></figure>`;
  });
  return `<section><h2>${scene}</h2>${cells.join('')}</section>`;
};

const draw = async (browser: Browser, { width, content, path }: { width: number; content: string; path: string }): Promise<void> => {
  const page = await browser.newPage({ viewport: { width, height: 100 } });
  await page.setContent(content);
  await page.screenshot({ path, fullPage: true, type: 'jpeg', quality: 82 });
  await page.close();
};

/** A few pictures side by side, by their keys. */
export const drawStrip = async (browser: Browser, keys: readonly string[], { pictures, path }: { pictures: readonly Picture[]; path: string }): Promise<void> => {
  const shown = keys.map((key) => pictures.find((picture) => keyOf(picture) === key)).filter((picture) => picture !== undefined);
  const styles = `<style>body { margin: 0; display: grid; gap: ${GAP}px; grid-template-columns: repeat(${keys.length}, ${SIZE.width}px) }</style>`;
  await draw(browser, { width: keys.length * (SIZE.width + GAP) - GAP, content: styles + shown.map(imageOf).join(''), path });
};

/** One row a scene: in the mini-program and on the web, each light, dark and in large type. */
export const drawSheet = async (browser: Browser, layout: Layout, { scenes, pictures, path }: { scenes: readonly string[]; pictures: readonly Picture[]; path: string }): Promise<void> => {
  const byKey = new Map(pictures.map((picture) => [keyOf(picture), picture]));
  const width = layout.rowsAcross * (COLUMNS.length * (layout.phoneWidth + GAP / 2) + GAP * 2) + GAP;
  await draw(browser, { width, content: `<style>${style(layout)}</style>${scenes.map((scene) => row(scene, byKey)).join('')}`, path });
};
