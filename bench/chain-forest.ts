/** A forest of so many nodes, numbered from 1 in the order they arrived; a parent comes before its children. */
export interface Forest {
  nodes: number;
  /** Of each node; 0 for a root. Index 0 is not used. */
  parent: Int32Array;
  depth: Uint16Array;
  /** Nodes below each. */
  below: Int32Array;
  deepest: number;
  /** Nodes in the tree of the largest root. */
  largest: number;
  largestRoot: number;
}

/** The staff of a campaign share first: CITIC had 13,457 of them and 1,134,000 clicks. */
const ROOT_SHARE = 0.012;
/** Newcomers who come by the one who shared best, or their tree, whatever else is going on. */
const HOT_SHARE = 0.06;
/** How often a newcomer comes by whom they met, and not by who brought that one: chains grow long by it, and few have many children. */
const ONWARD_SHARE = 0.6;
/** One chain that nobody would make up and that people make: each brought one. */
const LONG_CHAIN = 40;
const HOT_ROOT = 1;

/** mulberry32: the same forest for the same seed, on every machine. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/**
 * Grows a forest by copying: a newcomer picks somebody who is there and comes by them, or by who brought them. That gives the
 * fan-outs a power law (Kleinberg et al. 1999, "The web as a graph"), as shared links have.
 */
export const growForest = (nodes: number, random: () => number): Forest => {
  const parent = new Int32Array(nodes + 1);
  const depth = new Uint16Array(nodes + 1);
  const below = new Int32Array(nodes + 1);
  const root = new Int32Array(nodes + 1);
  const hot = new Int32Array(nodes + 1);
  let hotCount = 0;
  const upTo = (top: number): number => 1 + Math.floor(random() * top);
  const roots = Math.ceil(nodes * ROOT_SHARE);
  const pickParent = (node: number): number => {
    if (node <= roots) return 0;
    if (node <= roots + LONG_CHAIN) return node === roots + 1 ? HOT_ROOT : node - 1;
    const met = random() < HOT_SHARE ? hot[upTo(hotCount) - 1]! : upTo(node - 1);
    return random() < ONWARD_SHARE ? met : parent[met] || met;
  };
  for (let node = 1; node <= nodes; node += 1) {
    const from = pickParent(node);
    parent[node] = from;
    depth[node] = from === 0 ? 0 : depth[from]! + 1;
    root[node] = from === 0 ? node : root[from]!;
    if (root[node] === HOT_ROOT) hot[hotCount++] = node;
  }
  let deepest = 0;
  let largestRoot = HOT_ROOT;
  for (let node = nodes; node >= 1; node -= 1) {
    deepest = Math.max(deepest, depth[node]!);
    if (parent[node]! > 0) below[parent[node]!]! += below[node]! + 1;
    else if (below[node]! > below[largestRoot]!) largestRoot = node;
  }
  return { nodes, parent, depth, below, deepest, largest: below[largestRoot]! + 1, largestRoot };
};
