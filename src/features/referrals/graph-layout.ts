import type { ChainGraph } from '@micro-branch/contract/referrals';

export type GraphNode = ChainGraph['nodes'][number];

/** Everything is laid out in a square of the design, and drawn at whatever size the phone gives it. */
export const SIDE = 343;
export const CENTRE = SIDE / 2;
/** How far each ring is from the middle. */
export const RINGS = [0, 60, 108, 150] as const;
export const FOCUS_RADIUS = 22;

const RADII_MAX = [FOCUS_RADIUS, 17, 14, 11] as const;
export const RADIUS_MIN = 5;
/** What neighbours leave between them, as a part of the room they have. */
const ROOM_USED = 0.9;
/** The room along its ring that a node has at least: the smallest node and what it leaves to its neighbours fit into it. */
export const ARC_MIN = 16;
const WEIGHT_POWER = 0.75;
/** A group of one to four, whose number is not told. */
const FEW = 2;

export interface Placed {
  node: GraphNode;
  x: number;
  y: number;
  radius: number;
  /** From the middle outwards, clockwise from the right, as a canvas has it. */
  angle: number;
  /** What it hangs on; null for the focus. */
  parent: Placed | null;
}

/** How many people a node stands for: itself and whoever is below. */
const sizeOf = ({ kind, people }: GraphNode): number => (people ?? FEW) + (kind === 'me' || kind === 'contact' ? 1 : 0);

/**
 * Divides an angle by weights so that nobody gets less than the least. Whoever would get less is given the least, and the others
 * share what is left; there must be enough for all.
 */
const divide = (span: number, weights: readonly number[], least: number): number[] => {
  const lifted = new Set<number>();
  for (;;) {
    const rest = span - lifted.size * least;
    const total = weights.reduce((sum, weight, index) => (lifted.has(index) ? sum : sum + weight), 0);
    const shares = weights.map((weight, index) => (lifted.has(index) ? least : (rest * weight) / total));
    const short = shares.findIndex((share) => share < least);
    if (short < 0) return shares;
    lifted.add(short);
  }
};

/** Several that have no room of their own, as one; how many is told only if it is known of each. */
const fold = (parent: GraphNode, folded: readonly GraphNode[]): GraphNode => {
  const isKnown = folded.every(({ people }) => people !== null);
  return {
    id: `${parent.id}:folded`, parentId: parent.id, kind: 'rest', ring: parent.ring + 1, label: null,
    people: isKnown ? folded.reduce((sum, node) => sum + sizeOf(node), 0) : null, channel: null, arrivedAt: null, canFocus: false,
  };
};

/** As many children as have room, in their order: where it is not enough for all, the smallest are drawn as one, at the end. */
const thin = (parent: GraphNode, children: readonly GraphNode[], placesMax: number): readonly GraphNode[] => {
  if (children.length <= placesMax) return children;
  const largest = new Set([...children].sort((one, other) => sizeOf(other) - sizeOf(one)).slice(0, placesMax - 1));
  return [...children.filter((child) => largest.has(child)), fold(parent, children.filter((child) => !largest.has(child)))];
};

interface Tree {
  childrenOf: (id: string) => readonly GraphNode[];
  leavesOf: (node: GraphNode) => number;
}

const plant = (nodes: readonly GraphNode[]): Tree => {
  const children = new Map<string, GraphNode[]>();
  for (const node of nodes) if (node.parentId !== null) children.set(node.parentId, [...(children.get(node.parentId) ?? []), node]);
  const childrenOf = (id: string) => children.get(id) ?? [];
  const leavesOf = (node: GraphNode): number => childrenOf(node.id).reduce((sum, child) => sum + leavesOf(child), 0) || 1;
  return { childrenOf, leavesOf };
};

/** The angle in which children may stand: all around the focus; further out, only where no line crosses the ring of its beginning. */
const spanOf = (ring: number, wedge: number): number =>
  ring === 0 ? 2 * Math.PI : Math.min(wedge, 2 * Math.acos(RINGS[ring]! / RINGS[ring + 1]!));

/** Beyond what rounding does to a sum of shares. */
const EPSILON = 1e-9;

/**
 * A focus in the middle and three rings around it. A branch has an angle in proportion to its leaves^0.75, with a minimum; a
 * node has an area in proportion to the people it stands for, as far as its neighbours leave room, and no less than the least that
 * is seen. Nothing overlaps: those for whom there is no room are folded into one.
 */
export const layOutGraph = (nodes: readonly GraphNode[]): Placed[] => {
  const focus = nodes.find(({ ring }) => ring === 0);
  if (!focus) return [];
  const { childrenOf, leavesOf } = plant(nodes);
  const largest = Math.max(1, ...nodes.filter((node) => node !== focus).map(sizeOf));
  const placed: Placed[] = [];

  const place = (node: GraphNode, angle: number, wedge: number, parent: Placed | null): void => {
    const ring = Math.min(node.ring, RINGS.length - 1);
    const distance = RINGS[ring]!;
    const room = distance * Math.sin(Math.min(wedge, Math.PI) / 2) * ROOM_USED;
    const wanted = Math.max(RADIUS_MIN, RADII_MAX[ring]! * Math.sqrt(sizeOf(node) / largest));
    const radius = parent ? Math.min(wanted, room) : FOCUS_RADIUS;
    const here = { node, x: CENTRE + distance * Math.cos(angle), y: CENTRE + distance * Math.sin(angle), radius, angle, parent };
    placed.push(here);
    if (ring === RINGS.length - 1) return;
    const span = spanOf(ring, wedge);
    const least = ARC_MIN / RINGS[ring + 1]!;
    const children = thin(node, childrenOf(node.id), Math.floor(span / least + EPSILON));
    const shares = divide(span + EPSILON, children.map((child) => leavesOf(child) ** WEIGHT_POWER), least);
    // The first child of the focus stands at the top.
    let from = ring === 0 ? angle - (shares[0] ?? 0) / 2 : angle - span / 2;
    for (const [index, child] of children.entries()) {
      const share = shares[index]!;
      place(child, from + share / 2, share, here);
      from += share;
    }
  };
  place(focus, -Math.PI / 2, 2 * Math.PI, null);
  return placed;
};
