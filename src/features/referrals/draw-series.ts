import type { ChainSeries } from '@micro-branch/contract/referrals';
import type { Surface } from '@/shared/platform/canvas';
import type { Palette } from '@/shared/ui/drawing/palette';

const INSET = 8;
const DOT = 3;

/** Opens as a curve over its area, and a dot wherever something came of it. */
export const drawSeries = ({ context, width, height }: Surface, { points }: ChainSeries, palette: Palette): void => {
  const floor = height - INSET;
  const highest = Math.max(1, ...points.map(({ opens }) => opens));
  const step = (width - 2 * INSET) / Math.max(1, points.length - 1);
  const places = points.map(({ opens }, index) => ({ x: INSET + index * step, y: floor - (opens / highest) * (floor - INSET) }));
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(INSET, floor);
  context.lineTo(width - INSET, floor);
  context.stroke();
  if (places.length === 0) return;

  context.beginPath();
  context.moveTo(INSET, floor);
  for (const { x, y } of places) context.lineTo(x, y);
  context.lineTo(places.at(-1)!.x, floor);
  context.fillStyle = palette.brandTint;
  context.fill();

  context.beginPath();
  for (const { x, y } of places) context.lineTo(x, y);
  context.strokeStyle = palette.brand;
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.stroke();

  context.fillStyle = palette.ink;
  for (const [index, { conversions }] of points.entries()) {
    if (conversions <= 0) continue;
    context.beginPath();
    context.arc(places[index]!.x, places[index]!.y, DOT, 0, 2 * Math.PI);
    context.fill();
  }
};
