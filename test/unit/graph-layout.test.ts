import type { ChainGraph } from '@micro-branch/contract/referrals';
import fc from 'fast-check';
import { ARC_MIN, CENTRE, FOCUS_RADIUS, layOutGraph, RADIUS_MIN, RINGS, SIDE, type GraphNode, type Placed } from '@/features/referrals/graph-layout';
import { nameGraph } from '@/features/referrals/graph-names';
import { rowsOf } from '@/features/referrals/graph-words';

const node = (id: string, parent: GraphNode | null, more: Partial<GraphNode> = {}): GraphNode => ({
  id,
  parentId: parent?.id ?? null,
  kind: parent ? 'contact' : 'me',
  ring: parent ? parent.ring + 1 : 0,
  label: '王*',
  people: 0,
  channel: 'chat',
  arrivedAt: '2026-11-24T02:00:00.000Z',
  canFocus: false,
  ...more,
});

/** So many children on each ring below each node. */
const grow = (...widths: number[]): GraphNode[] => {
  const nodes = [node('0', null)];
  let ring = [...nodes];
  for (const width of widths) {
    ring = ring.flatMap((parent) => Array.from({ length: width }, (_, index) => node(`${parent.id}.${index}`, parent)));
    nodes.push(...ring);
  }
  return nodes;
};

const distance = (one: { x: number; y: number }, other: { x: number; y: number }): number => Math.hypot(one.x - other.x, one.y - other.y);

const overlaps = (placed: readonly Placed[]): string[] =>
  placed.flatMap((one, index) =>
    placed.slice(index + 1).filter((other) => distance(one, other) < one.radius + other.radius).map((other) => `${one.node.id} and ${other.node.id}`),
  );

/** How many people a drawing stands for, as far as that is told. */
const peopleIn = (nodes: readonly GraphNode[]): number =>
  nodes.reduce((sum, { kind, people }) => sum + (people ?? 0) + (kind === 'contact' ? 1 : 0), 0);

/** Phones of 320, 375 and 430, with names as they are written plain and in elder mode. */
const SIZES = [320, 375, 430].flatMap((width) => [12, 18].map((px) => (px * SIDE) / (width - (width * 32) / 375)));

/** What is wrong with the names of a picture, in every size. */
const nameFaults = (placed: readonly Placed[]): string[] =>
  SIZES.flatMap((size) => {
    const names = nameGraph(placed, size);
    return names.flatMap((name, index) => {
      const [left, top] = [name.x - name.width / 2, name.y - name.height / 2];
      const isOutside = Math.min(left, top, SIDE - left - name.width, SIDE - top - name.height) < 0;
      const covered = placed.filter(({ x, y, radius }) => {
        const nearest = { x: Math.min(Math.max(x, left), left + name.width), y: Math.min(Math.max(y, top), top + name.height) };
        return distance({ x, y }, nearest) < radius;
      });
      const crossed = names.slice(index + 1).filter((other) => Math.abs(name.x - other.x) < (name.width + other.width) / 2 && Math.abs(name.y - other.y) < (name.height + other.height) / 2);
      return [...(isOutside ? [`${index} is outside`] : []), ...covered.map(({ node: { id } }) => `${index} covers ${id}`), ...crossed.map(() => `${index} crosses another`)];
    });
  });

const expectToFit = (nodes: readonly GraphNode[]): Placed[] => {
  const placed = layOutGraph(nodes);
  expect(new Set(placed.map(({ node: { id } }) => id)).size).toBe(placed.length);
  expect(overlaps(placed)).toEqual([]);
  const radii = placed.map(({ radius }) => radius);
  expect(Math.min(...radii)).toBeGreaterThanOrEqual(RADIUS_MIN);
  expect(Math.max(...radii)).toBe(FOCUS_RADIUS);
  expect(Math.max(...placed.map(({ x, y, radius }) => Math.max(Math.abs(x - CENTRE), Math.abs(y - CENTRE)) + radius))).toBeLessThan(SIDE / 2);
  for (const ring of [1, 2, 3]) {
    if (placed.some((each) => each.node.ring === ring)) expect(leastAngle(placed, ring) * RINGS[ring]!).toBeGreaterThanOrEqual(ARC_MIN - 1e-6);
  }
  expect(nameFaults(placed)).toEqual([]);
  return placed;
};

/** How far apart the nearest two of a ring are, seen from the middle. */
const leastAngle = (placed: readonly Placed[], ring: number): number => {
  const angles = placed.filter((each) => each.node.ring === ring).map(({ angle }) => angle).sort((one, other) => one - other);
  return Math.min(...angles.map((angle, index) => (index === 0 ? angle + 2 * Math.PI - angles.at(-1)! : angle - angles[index - 1]!)));
};

describe('the layout of the chain graph', () => {
  it('puts a member alone in the middle', () => {
    expect(layOutGraph([node('0', null)])).toMatchObject([{ x: CENTRE, y: CENTRE, radius: FOCUS_RADIUS, parent: null }]);
    expect(layOutGraph([])).toEqual([]);
  });

  it('stands a star evenly around the focus, the first at the top', () => {
    const placed = expectToFit(grow(14));
    expect(placed).toHaveLength(15);
    expect(leastAngle(placed, 1)).toBeCloseTo((2 * Math.PI) / 14);
    expect(placed[1]).toMatchObject({ x: expect.closeTo(CENTRE) as number, y: expect.closeTo(CENTRE - RINGS[1]) as number });
    expect(new Set(placed.slice(1).map(({ radius }) => radius.toFixed(6))).size).toBe(1);
  });

  it('draws a path as a straight line outwards', () => {
    const placed = expectToFit(grow(1, 1, 1));
    for (const [ring, { x, y }] of placed.entries()) {
      expect(x).toBeCloseTo(CENTRE);
      expect(y).toBeCloseTo(CENTRE - RINGS[ring]!);
    }
  });

  it('gives a dominant branch more, and the others no less than the minimum', () => {
    const nodes = grow(14);
    const big = nodes[1]!;
    for (let child = 0; child < 6; child += 1) {
      const second = node(`b${child}`, big);
      nodes.push(second, ...[0, 1, 2, 3].map((third) => node(`b${child}.${third}`, second)));
    }
    const placed = expectToFit(nodes);
    const least = leastAngle(placed, 1);
    expect(least * RINGS[1]).toBeGreaterThanOrEqual(16 - 1e-9);
    expect(least).toBeLessThan((2 * Math.PI) / 14);
  });

  it('makes the area follow the number of people', () => {
    const me = node('0', null);
    const nodes = [me, node('few', me, { people: 24 }), node('many', me, { people: 99 })];
    const [, few, many] = expectToFit(nodes);
    expect(many!.radius ** 2 / few!.radius ** 2).toBeCloseTo(4);
  });

  it('draws those for whom there is no room as one, and loses nobody on a ring', () => {
    const nodes = grow(14, 6);
    const placed = expectToFit(nodes);
    const folded = placed.filter(({ node: { id } }) => id.endsWith(':folded'));
    expect(folded).toHaveLength(14);
    const onRing = (drawn: readonly GraphNode[]) => peopleIn(drawn.filter(({ ring }) => ring === 2));
    expect(onRing(placed.map((each) => each.node))).toBe(onRing(nodes));
  });

  it('does not say how many it folded when of one that is not told', () => {
    const me = node('0', null);
    const contacts = Array.from({ length: 14 }, (_, index) => node(`c${index}`, me));
    const below = contacts.flatMap((contact) => [0, 1, 2, 3].map((at) => node(`${contact.id}.${at}`, contact, { kind: 'group', people: at === 0 ? null : 9 })));
    const folded = expectToFit([me, ...contacts, ...below]).filter(({ node: { id } }) => id.endsWith(':folded'));
    expect(folded.map((each) => each.node.people)).toContain(null);
  });

  it('writes every name of a small tree, and fewer where letters are large', () => {
    const few = expectToFit(grow(4));
    expect(SIZES.map((size) => nameGraph(few, size).length)).toEqual(SIZES.map(() => 4));
    const many = expectToFit(grow(14, 2));
    expect(nameGraph(many, 20).length).toBeLessThan(nameGraph(many, 12).length);
    expect(nameGraph(many, 20).length).toBeGreaterThan(3);
  });

  it('overlaps nowhere when it is as full as it may be, or grown at random', () => {
    expectToFit(grow(14, 6, 4));
    const branch = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 6 });
    const tree = fc.array(fc.tuple(branch, fc.option(fc.integer({ min: 0, max: 100_000 }))), { maxLength: 15 });
    fc.assert(
      fc.property(tree, (branches) => {
        const nodes = [node('0', null)];
        for (const [index, [children, people]] of branches.entries()) {
          const first = node(`${index}`, nodes[0]!, { id: `c${index}`, people });
          nodes.push(first);
          for (const [at, count] of children.entries()) {
            const second = node(`${first.id}.${at}`, first, { kind: 'group', people });
            nodes.push(second, ...Array.from({ length: count }, (_, third) => node(`${second.id}.${third}`, second)));
          }
        }
        expectToFit(nodes);
      }),
    );
  });
});

describe('the words of the chain graph', () => {
  const me = node('1', null);
  const contact = node('2', me, { people: 12, canFocus: true });
  const groups = [node('2:1', contact, { kind: 'group', people: 8, label: null }), node('2:2', contact, { kind: 'group', ring: 3, people: null, label: null, parentId: '2:1' })];
  const graph: ChainGraph = {
    focusId: '1',
    trail: [{ id: '1', label: '我' }],
    nodes: [me, contact, node('3', me), node('1:rest', me, { kind: 'rest', people: 30, label: null }), ...groups],
  };

  it('say of everybody around the focus what the picture says, and where few are that they are few', () => {
    expect(rowsOf(graph)).toEqual([
      { id: '2', title: '王*', value: '之后 12 位', notes: ['微信聊天 · 11月24日 10:00', '第 2 层 8 位 · 第 3 层 少于 5 位'], canFocus: true },
      { id: '3', title: '王*', notes: ['微信聊天 · 11月24日 10:00'], canFocus: false },
      { id: '1:rest', title: '另有', value: '30 位', notes: ['没有逐一画出，已计入总数。'], canFocus: false },
    ]);
  });

  it('count the hops from the share, whoever is the focus', () => {
    const focus = node('2', null, { kind: 'contact' });
    const hop = (depth: number, parentId: string) => node(`2:${depth}`, focus, { ring: depth, parentId, kind: 'group', people: 5, label: null });
    const trail = [...graph.trail, { id: '2', label: '王*' }];
    expect(rowsOf({ focusId: '2', trail, nodes: [focus, hop(1, '2'), hop(2, '2:1')] }).map(({ title }) => title)).toEqual(['第 2 层', '第 3 层']);
  });
});
