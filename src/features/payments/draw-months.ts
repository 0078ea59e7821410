import type { Surface } from '@/shared/platform/canvas';
import type { Palette } from '@/shared/ui/drawing/palette';
import type { Bar } from './payment-months';

const INSET = 4;
const LABELS = 18;
const GAP_SHARE = 0.4;
const BAR_MIN = 2;
const MIDDLE = 0.5;

/** A bar a month, the month's number below it; the last month is the one that is not over. */
export const drawMonths = ({ context, width, height }: Surface, bars: readonly Bar[], palette: Palette): void => {
  const floor = height - LABELS;
  const highest = Math.max(1, ...bars.map(({ payFen }) => payFen));
  const step = (width - 2 * INSET) / Math.max(1, bars.length);
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(INSET, floor + MIDDLE);
  context.lineTo(width - INSET, floor + MIDDLE);
  context.stroke();
  context.font = '12px sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  for (const [index, { month, payFen }] of bars.entries()) {
    const left = INSET + index * step;
    const tall = payFen === 0 ? 0 : Math.max(BAR_MIN, (payFen / highest) * (floor - INSET));
    context.fillStyle = palette.brand;
    context.fillRect(left + (step * GAP_SHARE) / 2, floor - tall, step * (1 - GAP_SHARE), tall);
    context.fillStyle = palette.ink3;
    context.fillText(String(Number(month.slice(5))), left + step / 2, height);
  }
};
