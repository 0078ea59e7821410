import { FONT } from './palette';

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One thing on a picture; what comes later lies above. Lengths are pixels of the picture. */
export type PictureItem =
  | ({ kind: 'rect'; fill: string; radius?: number } & Area)
  | ({ kind: 'frame'; stroke: string; radius: number } & Area)
  | { kind: 'rings'; x: number; y: number; first: number; step: number; count: number; colour: string; opacity: number; clip: Area }
  | { kind: 'text'; x: number; y: number; words: string; size: number; colour: string; isBold?: boolean; align?: 'left' | 'center' | 'right' }
  | { kind: 'code'; x: number; y: number; side: number; image: CanvasImageSource | undefined };

export interface PictureSpec {
  width: number;
  height: number;
  ground: string;
  items: readonly PictureItem[];
}

type Context = CanvasRenderingContext2D;
type Item<K extends PictureItem['kind']> = Extract<PictureItem, { kind: K }>;

/** A code is read by cameras: black on white, whatever is around it. */
const CODE_PAPER = '#FFFFFF';
const CODE_EDGE = 14;
const FULL_TURN = 2 * Math.PI;

/** A path with round corners: older phones have no `roundRect`. */
const trace = (context: Context, { x, y, width, height, radius = 0 }: Area & { radius?: number }): void => {
  const round = Math.min(radius, width / 2, height / 2);
  context.beginPath();
  context.moveTo(x + round, y);
  context.arcTo(x + width, y, x + width, y + height, round);
  context.arcTo(x + width, y + height, x, y + height, round);
  context.arcTo(x, y + height, x, y, round);
  context.arcTo(x, y, x + width, y, round);
  context.closePath();
};

const drawRect = (context: Context, item: Item<'rect'>): void => {
  trace(context, item);
  context.fillStyle = item.fill;
  context.fill();
};

const drawFrame = (context: Context, item: Item<'frame'>): void => {
  trace(context, item);
  context.strokeStyle = item.stroke;
  context.lineWidth = 2;
  context.stroke();
};

const drawRings = (context: Context, { x, y, first, step, count, colour, opacity, clip }: Item<'rings'>): void => {
  context.save();
  context.beginPath();
  context.rect(clip.x, clip.y, clip.width, clip.height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 2;
  for (let ring = 0; ring < count; ring += 1) {
    context.globalAlpha = opacity * (1 - ring / count);
    context.beginPath();
    context.arc(x, y, first + ring * step, 0, FULL_TURN);
    context.stroke();
  }
  context.restore();
};

const drawText = (context: Context, { x, y, words, size, colour, isBold = false, align = 'left' }: Item<'text'>): void => {
  context.font = `${isBold ? 'bold ' : ''}${size}px ${FONT}`;
  context.textAlign = align;
  context.textBaseline = 'alphabetic';
  context.fillStyle = colour;
  context.fillText(words, x, y);
};

const drawCode = (context: Context, { x, y, side, image }: Item<'code'>): void => {
  drawRect(context, { kind: 'rect', x, y, width: side, height: side, radius: 16, fill: CODE_PAPER });
  if (image) context.drawImage(image, x + CODE_EDGE, y + CODE_EDGE, side - 2 * CODE_EDGE, side - 2 * CODE_EDGE);
};

const drawItem = (context: Context, item: PictureItem): void => {
  switch (item.kind) {
    case 'rect':
      return drawRect(context, item);
    case 'frame':
      return drawFrame(context, item);
    case 'rings':
      return drawRings(context, item);
    case 'text':
      return drawText(context, item);
    case 'code':
      return drawCode(context, item);
  }
};

/** Draws a whole picture, the same on a phone and in a browser. */
export const drawPicture = (context: Context, { width, height, ground, items }: PictureSpec): void => {
  drawRect(context, { kind: 'rect', x: 0, y: 0, width, height, fill: ground });
  for (const item of items) drawItem(context, item);
};
