import type { Browser } from 'playwright-core';

/** A picture of the screen while a page was loading. */
export interface Frame {
  /** JPEG, base64. */
  data: string;
  /** After the navigation began, ms. */
  atMs: number;
}

/** Runs in a browser: how far each picture is between the first and the last, 0 to 1, by the colours it has of the last one's. */
const progressOf = async (pictures: readonly string[]): Promise<number[]> => {
  const NEARLY_WHITE = 249;
  const histograms: Uint32Array[] = [];
  for (const data of pictures) {
    const picture = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${data}`)).blob());
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
    context.drawImage(picture, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, picture.width, picture.height);
    const histogram = new Uint32Array(3 * 256);
    for (let at = 0; at < pixels.length; at += 4) {
      const colour = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
      if (colour.every((part) => part >= NEARLY_WHITE)) continue;
      colour.forEach((part, channel) => (histogram[channel * 256 + part]! += 1));
    }
    histograms.push(histogram);
  }
  const [first, last] = [histograms[0]!, histograms.at(-1)!];
  return histograms.map((histogram) => {
    let [matched, wanted] = [0, 0];
    histogram.forEach((count, bin) => {
      const aim = Math.abs(last[bin]! - first[bin]!);
      matched += Math.min(Math.abs(count - first[bin]!), aim);
      wanted += aim;
    });
    return wanted === 0 ? 1 : matched / wanted;
  });
};

/**
 * Speed Index in ms: the area above the curve of visual progress, as WebPageTest defines it and Lighthouse takes it from
 * `speedline-core` (the colour histogram, white left out). `frames` start with the empty screen.
 */
export const speedIndexOf = async (browser: Browser, frames: readonly Frame[]): Promise<number> => {
  const page = await browser.newPage();
  try {
    const progress = await page.evaluate(progressOf, frames.map(({ data }) => data));
    return frames.slice(1).reduce((sum, { atMs }, before) => sum + (1 - progress[before]!) * (atMs - Math.max(0, frames[before]!.atMs)), 0);
  } finally {
    await page.close();
  }
};
