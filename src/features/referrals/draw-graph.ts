import type { Surface } from '@/shared/platform/canvas';
import { FONT, type Palette } from '@/shared/ui/drawing/palette';
import { CENTRE, RINGS, SIDE, type Placed } from './graph-layout';
import { nameGraph, type PlacedName } from './graph-names';

type Context = Surface['context'];

/** The focus is written this much larger than the names around it, as far as it has room. */
const FOCUS_FACTOR = 1.25;
const FULL_TURN = 2 * Math.PI;

const circle = (context: Context, { x, y }: { x: number; y: number }, radius: number): void => {
  context.beginPath();
  context.arc(x, y, radius, 0, FULL_TURN);
};

/** The house's water rings: the three that carry people, and finer ones between them. */
const drawRings = (context: Context, { brand }: Palette): void => {
  context.strokeStyle = brand;
  context.lineWidth = 0.75;
  const between = RINGS.slice(1).map((radius, ring) => (radius + RINGS[ring]!) / 2);
  const outside = SIDE / 2 - 4;
  for (const [radii, alpha] of [[RINGS.slice(1), 0.22], [[...between, outside], 0.1]] as const) {
    context.globalAlpha = alpha;
    for (const radius of radii) {
      circle(context, { x: CENTRE, y: CENTRE }, radius);
      context.stroke();
    }
  }
  context.globalAlpha = 1;
};

const drawLines = (context: Context, placed: readonly Placed[], { brand }: Palette): void => {
  context.strokeStyle = brand;
  context.globalAlpha = 0.4;
  context.lineWidth = 1;
  for (const { x, y, parent } of placed) {
    if (!parent) continue;
    context.beginPath();
    context.moveTo(parent.x, parent.y);
    context.lineTo(x, y);
    context.stroke();
  }
  context.globalAlpha = 1;
};

/** Fill and ink of what stands for a person, for several, and for the rest. */
const coloursOf = ({ node }: Placed, palette: Palette) => {
  if (node.kind === 'me') return { fill: palette.seal, ink: palette.onSeal };
  if (node.kind === 'contact') return { fill: palette.brand, ink: palette.onBrand };
  return { fill: node.kind === 'group' ? palette.brandTint : palette.surface, ink: palette.brand };
};

const write = (context: Context, text: string, at: { x: number; y: number; px: number; ink: string }): void => {
  context.font = `${at.px}px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = at.ink;
  context.fillText(text, at.x, at.y);
};

/** What is written inside: the name of the focus, the number of a group; nothing that does not fit. */
const insideOf = ({ node, parent }: Placed): string | null => {
  if (node.kind === 'me') return '我';
  if (!parent) return node.label;
  if (node.kind === 'rest') return node.people === null ? '+' : `+${node.people}`;
  return node.kind === 'group' && node.people !== null ? String(node.people) : null;
};

const drawNode = (context: Context, placed: Placed, { palette, size }: { palette: Palette; size: number }): void => {
  const { node, x, y, radius, parent } = placed;
  const { fill, ink } = coloursOf(placed, palette);
  circle(context, placed, radius);
  context.fillStyle = fill;
  context.fill();
  if (node.kind === 'group' || node.kind === 'rest') {
    context.setLineDash(node.kind === 'rest' ? [2, 2] : []);
    context.strokeStyle = palette.brand;
    context.lineWidth = 1;
    context.stroke();
    context.setLineDash([]);
  }
  const text = insideOf(placed);
  if (text === null) return;
  const px = parent ? size : size * FOCUS_FACTOR;
  context.font = `${px}px ${FONT}`;
  if (context.measureText(text).width <= 2 * radius - 2) write(context, text, { x, y, px, ink });
};

/** A name stands on a seam of the ground, so that lines do not run through it. */
const drawName = (context: Context, { words, x, y }: PlacedName, { size, palette }: { size: number; palette: Palette }): void => {
  context.font = `${size}px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = palette.surface;
  context.strokeText(words, x, y);
  write(context, words, { x, y, px: size, ink: palette.ink });
};

/** How large names are written, in the pixels of the page: as large on a narrow phone as on a wide one. */
export const NAME_PX = { plain: 12, elder: 18 } as const;

/** Draws what `layOutGraph` has placed, as large as the surface is wide, with as many names as can be read. */
export const drawGraph = ({ context, width }: Surface, placed: readonly Placed[], { palette, namePx }: { palette: Palette; namePx: number }): void => {
  const scale = width / SIDE;
  const size = namePx / scale;
  context.save();
  context.scale(scale, scale);
  drawRings(context, palette);
  drawLines(context, placed, palette);
  for (const each of placed) drawNode(context, each, { palette, size });
  for (const name of nameGraph(placed, size)) drawName(context, name, { size, palette });
  context.restore();
};
