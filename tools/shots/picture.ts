import { createHash } from 'node:crypto';

export const SIDES = ['weapp', 'h5'] as const;
export const THEMES = ['light', 'dark', 'elder'] as const;
export type Side = (typeof SIDES)[number];
export type Theme = (typeof THEMES)[number];

/** A Thursday morning, at which every clock of the pictures begins. */
export const INSTANT = new Date('2026-11-26T10:00:00+08:00');
export const SIZE = { width: 375, height: 812 };

export interface Picture {
  scene: string;
  side: Side;
  theme: Theme;
  png: Buffer;
}

export const keyOf = ({ scene, side, theme }: Omit<Picture, 'png'>): string => `${scene} ${side} ${theme}`;

const hashOf = (png: Buffer): string => createHash('sha256').update(png).digest('hex');

/** The last picture of those taken until so many after another are the same, or the tries are used up. */
export const untilStill = async (take: () => Promise<Buffer>, { times, tries, pauseMs }: { times: number; tries: number; pauseMs: number }): Promise<Buffer> => {
  let last = await take();
  for (let same = 0, tried = 0; same < times && tried < tries; tried += 1) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const next = await take();
    same = next.equals(last) ? same + 1 : 0;
    last = next;
  }
  return last;
};

/** The pictures that are not the same in both runs, or in one alone. The same browser writes the same pixels as the same bytes. */
export const differences = (one: readonly Picture[], other: readonly Picture[]): string[] => {
  const others = new Map(other.map((picture) => [keyOf(picture), hashOf(picture.png)]));
  const keys = new Set([...one, ...other].map(keyOf));
  for (const picture of one) if (others.get(keyOf(picture)) === hashOf(picture.png)) keys.delete(keyOf(picture));
  return [...keys];
};
