import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Browser } from 'playwright-core';

const COLUMNS = 7;
const THUMBNAIL_WIDTH = 180;
const GAP = 12;

const cell = (file: string): string => {
  const picture = readFileSync(file).toString('base64');
  return `<figure><img src="data:image/png;base64,${picture}"><figcaption>${basename(file, '.png')}</figcaption></figure>`;
};

const style = `
  body { margin: ${GAP}px; display: grid; gap: ${GAP}px; background: #888;
    grid-template-columns: repeat(${COLUMNS}, ${THUMBNAIL_WIDTH}px); font: 12px sans-serif; color: #fff }
  figure { margin: 0 } img { width: 100%; height: 390px; object-fit: cover; object-position: top; display: block }`;

/** All pictures small on one sheet, for a look at the whole. */
export const drawContactSheet = async (browser: Browser, files: readonly string[], target: string): Promise<void> => {
  const page = await browser.newPage({ viewport: { width: COLUMNS * (THUMBNAIL_WIDTH + GAP) + GAP, height: 800 } });
  await page.setContent(`<style>${style}</style>${files.map(cell).join('')}`);
  await page.screenshot({ path: target, fullPage: true });
  await page.close();
};
