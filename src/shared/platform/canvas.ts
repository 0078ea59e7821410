import Taro from '@tarojs/taro';

export interface Surface {
  context: CanvasRenderingContext2D;
  /** In CSS pixels, which is also what a unit of the context is. */
  width: number;
  height: number;
}

interface Found {
  node: HTMLCanvasElement | null;
  width: number;
  height: number;
}

/** More pixels than that are not seen, and cost memory of the phone. */
const PIXEL_RATIO_MAX = 3;

const pixelRatio = (): number => (process.env.TARO_ENV === 'weapp' ? Taro.getWindowInfo().pixelRatio : window.devicePixelRatio);

/** A page that is still taking shape has no size yet. */
const TRIES = 20;
const PAUSE_MS = 50;
/** After so long without an answer an image counts as not coming. */
const IMAGE_MS = 15_000;

const findNow = (id: string): Promise<Found | null> => {
  if (process.env.TARO_ENV === 'h5') {
    const node = document.getElementById(id) as HTMLCanvasElement | null;
    return Promise.resolve(node && { node, width: node.clientWidth, height: node.clientHeight });
  }
  return new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true })
      .exec(([found]: (Found | null)[]) => resolve(found ?? null));
  });
};

const find = async (id: string, isWanted: () => boolean): Promise<(Found & { node: HTMLCanvasElement }) | undefined> => {
  for (let tries = 0; tries < TRIES && isWanted(); tries += 1) {
    const found = await findNow(id);
    if (found?.node && found.width * found.height > 0) return { ...found, node: found.node };
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return undefined;
};

/** A picture of a size of its own, however large it is shown. */
export interface Sheet {
  node: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
}

/** An empty sheet of so many pixels; undefined where there is no canvas of that id to be seen, or it is wanted no more. */
export const findSheet = async (id: string, size: { width: number; height: number }, isWanted: () => boolean): Promise<Sheet | undefined> => {
  const found = await find(id, isWanted);
  const context = found?.node.getContext('2d');
  if (!found || !context || !isWanted()) return undefined;
  found.node.width = size.width;
  found.node.height = size.height;
  return { node: found.node, context };
};

/** An image that is ready to be drawn on that sheet; throws when it does not come. */
export const loadImage = ({ node }: Sheet, url: string): Promise<CanvasImageSource> =>
  new Promise((resolve, reject) => {
    // A mini-program makes its images by the canvas that will show them.
    const image = process.env.TARO_ENV === 'weapp' ? (node as unknown as { createImage: () => HTMLImageElement }).createImage() : new Image();
    const fail = () => reject(new Error('the image did not come'));
    image.onload = () => resolve(image);
    image.onerror = fail;
    setTimeout(fail, IMAGE_MS);
    image.src = url;
  });

/** An empty surface as sharp as the screen; undefined where there is no canvas of that id to be seen, or it is wanted no more. */
export const findSurface = async (id: string, isWanted: () => boolean): Promise<Surface | undefined> => {
  const found = await find(id, isWanted);
  if (!found || !isWanted()) return undefined;
  const { node, width, height } = found;
  const ratio = Math.min(PIXEL_RATIO_MAX, pixelRatio());
  // Setting the size also empties it, and forgets the scale of the last drawing.
  node.width = Math.round(width * ratio);
  node.height = Math.round(height * ratio);
  const context = node.getContext('2d');
  context?.scale(ratio, ratio);
  return context ? { context, width, height } : undefined;
};
