import { FAMILY } from './render';

/** Text as it may stand in an SVG; what XML cannot say is left out. */
const escape = (text: string): string =>
  text.replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);

export const text = (x: number, y: number, words: string, look: string): string => `<text x="${x}" y="${y}" ${look}>${escape(words)}</text>`;

interface RingsAt {
  x: number;
  y: number;
  /** The colour of the innermost, which is the strongest. */
  colour: string;
  opacity: number;
  count: number;
  first: number;
  step: number;
}

/** Rings as water makes them: the one motif of the bank. */
export const rings = ({ x, y, colour, opacity, count, first, step }: RingsAt): string =>
  Array.from({ length: count }, (_, at) => {
    const strength = (opacity * (1 - at / count)).toFixed(3);
    return `<circle cx="${x}" cy="${y}" r="${first + at * step}" fill="none" stroke="${colour}" stroke-width="${Math.max(1, step / 20)}" stroke-opacity="${strength}"/>`;
  }).join('');

export const svg = (width: number, height: number, content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${FAMILY}" font-size="26">${content}</svg>`;
