import type { Surface } from '@/shared/platform/canvas';
import type { Palette } from '@/shared/ui/drawing/palette';

interface SealWords {
  bankName: string;
  sealWords: string;
}

const RING_SHARE = 0.46;
const INNER_SHARE = 0.41;
const LETTERS_SHARE = 0.32;
const STAR_SHARE = 0.13;
const STAR_POINTS = 5;
const STAR_WAIST = 0.382;
/** How far apart the letters of the bank's name stand, and how far around a long one runs. */
const STEP_MAX = Math.PI / 6;
const ARC_MAX = 1.2 * Math.PI;
const LETTERS_SIZE = 0.11;
const WORDS_SIZE = 0.085;

const ring = ({ context, width, height }: Surface, radius: number, line: number): void => {
  context.lineWidth = line;
  context.beginPath();
  context.arc(width / 2, height / 2, radius, 0, 2 * Math.PI);
  context.stroke();
};

const star = ({ context, width, height }: Surface, radius: number): void => {
  context.beginPath();
  for (let point = 0; point < 2 * STAR_POINTS; point += 1) {
    const angle = (point * Math.PI) / STAR_POINTS - Math.PI / 2;
    const far = point % 2 === 0 ? radius : radius * STAR_WAIST;
    context.lineTo(width / 2 + far * Math.cos(angle), height / 2 + far * Math.sin(angle));
  }
  context.closePath();
  context.fill();
};

const letters = ({ context, width, height }: Surface, words: string, radius: number): void => {
  const step = Math.min(STEP_MAX, ARC_MAX / Math.max(1, words.length - 1));
  for (const [index, letter] of [...words].entries()) {
    context.save();
    context.translate(width / 2, height / 2);
    context.rotate((index - (words.length - 1) / 2) * step);
    context.fillText(letter, 0, -radius);
    context.restore();
  }
};

/** A round stamp in seal red: the bank's name around a star, what it is for below. */
export const drawSeal = (surface: Surface, { bankName, sealWords }: SealWords, palette: Palette): void => {
  const { context, width, height } = surface;
  const size = Math.min(width, height);
  context.strokeStyle = palette.seal;
  context.fillStyle = palette.seal;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  ring(surface, size * RING_SHARE, 2);
  ring(surface, size * INNER_SHARE, 1);
  star(surface, size * STAR_SHARE);
  context.font = `600 ${size * LETTERS_SIZE}px sans-serif`;
  letters(surface, bankName, size * LETTERS_SHARE);
  context.font = `600 ${size * WORDS_SIZE}px sans-serif`;
  context.fillText(sealWords, width / 2, height / 2 + size * (STAR_SHARE + LETTERS_SIZE));
};
