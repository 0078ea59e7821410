import { widthOf } from '@micro-branch/contract/fit-text';
import { SIDE, type Placed } from './graph-layout';

/** A name beside its node: the middle of it, and how much room it takes. */
export interface PlacedName {
  words: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Between a node and its name, and between a name and whatever else there is. */
const GAP = 2;
const LINE = 1.2;
/** Where a name is tried: outwards first, then more and more to the side, and inwards at last. */
const TURNS = [0, 0.5, -0.5, 1, -1, 1.5, -1.5].map((turn) => (turn * Math.PI) / 3).concat(Math.PI);

const meetsName = (one: PlacedName, other: PlacedName): boolean =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 + GAP && Math.abs(one.y - other.y) < (one.height + other.height) / 2;

const meetsNode = ({ x, y, width, height }: PlacedName, node: Placed): boolean => {
  const acrossX = Math.max(Math.abs(node.x - x) - width / 2, 0);
  const acrossY = Math.max(Math.abs(node.y - y) - height / 2, 0);
  return Math.hypot(acrossX, acrossY) < node.radius;
};

const isInside = ({ x, y, width, height }: PlacedName): boolean =>
  x - width / 2 >= 0 && x + width / 2 <= SIDE && y - height / 2 >= 0 && y + height / 2 <= SIDE;

/** The name as close to its node as its own shape lets it be, in a direction. */
const beside = ({ node, x, y, radius }: Placed, size: number, angle: number): PlacedName => {
  const [width, height] = [widthOf(node.label ?? '', size), size * LINE];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const away = radius + GAP + Math.min(width / 2 / Math.max(Math.abs(cos), 1e-6), height / 2 / Math.max(Math.abs(sin), 1e-6));
  return { words: node.label ?? '', x: x + away * cos, y: y + away * sin, width, height };
};

/**
 * The names that can be read, in this size: none lies over another, over a node, or out of the picture. Whoever brought the most
 * comes first; a name without room is left to the list below the picture, where everybody is named.
 */
export const nameGraph = (placed: readonly Placed[], size: number): PlacedName[] => {
  const names: PlacedName[] = [];
  const named = placed.filter(({ node, parent }) => parent && node.kind === 'contact' && node.label !== null);
  for (const each of [...named].sort((one, other) => other.radius - one.radius)) {
    const fits = TURNS.map((turn) => beside(each, size, each.angle + turn)).find(
      (name) => isInside(name) && !names.some((other) => meetsName(name, other)) && !placed.some((node) => meetsNode(name, node)),
    );
    if (fits) names.push(fits);
  }
  return names;
};
