import type { ChainGraph } from '@micro-branch/contract/referrals';
import type { Id } from '../../../server/ids';
import { cardOnShelf } from '../../support/cards';
import { startService, type Service } from '../../support/service';
import { plantPath, plantRoot, plantUnder } from '../../support/tree';

jest.setTimeout(60_000);

let service: Service;
let token: string;
let memberId: Id;
let rootId: Id;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
beforeEach(async () => {
  const session = await service.signInAs('painter');
  ({ token } = session);
  memberId = session.member.id;
  rootId = await plantRoot(service.deps, await cardOnShelf(service.deps), memberId);
});

const pathOf = (shareId: Id, focus?: string) => `/api/shares/${shareId}/graph${focus === undefined ? '' : `?focus=${focus}`}`;

const draw = async (focus?: Id): Promise<ChainGraph> => {
  await service.drain();
  const { status, body } = await service.get(pathOf(rootId, focus), { token });
  expect(status).toBe(200);
  return body as ChainGraph;
};

const kinds = ({ nodes }: ChainGraph, kind: ChainGraph['nodes'][number]['kind']) => nodes.filter((node) => node.kind === kind);

describe('the graph of a share', () => {
  test('nobody came yet: the member alone in the middle', async () => {
    expect(await draw()).toEqual({
      focusId: rootId,
      trail: [{ id: rootId, label: '我' }],
      nodes: [expect.objectContaining({ id: rootId, parentId: null, kind: 'me', ring: 0, label: '我', people: 0, canFocus: false })],
    });
  });

  test('contacts by name and channel around the member, and whoever is deeper as a group of each hop', async () => {
    const [contact] = await plantUnder(service.deps, rootId, { name: '李知远', channel: 'poster' });
    const [second] = await plantUnder(service.deps, contact!, { count: 5, name: '张三' });
    await plantUnder(service.deps, second!, { count: 4, name: '赵四' });
    const graph = await draw();
    expect(graph.nodes).toEqual([
      expect.objectContaining({ kind: 'me', people: 10 }),
      expect.objectContaining({ id: contact, parentId: rootId, kind: 'contact', ring: 1, label: '李*', channel: 'poster', people: 9, canFocus: true }),
      { id: `${contact}:1`, parentId: contact, kind: 'group', ring: 2, label: null, people: 5, channel: null, arrivedAt: null, canFocus: false },
      { id: `${contact}:2`, parentId: `${contact}:1`, kind: 'group', ring: 3, label: null, people: null, channel: null, arrivedAt: null, canFocus: false },
    ]);
    expect(JSON.stringify(graph)).not.toMatch(/张|赵|知远/);
  });

  test('14 contacts are drawn; of 19 the five that brought least are one rest, and a rest of four is not told', async () => {
    const contacts = await plantUnder(service.deps, rootId, { count: 14 });
    expect(kinds(await draw(), 'rest')).toEqual([]);
    contacts.push(...(await plantUnder(service.deps, rootId, { count: 4 })));
    expect(kinds(await draw(), 'rest')).toEqual([expect.objectContaining({ id: `${rootId}:rest`, parentId: rootId, ring: 1, people: null })]);
    contacts.push(...(await plantUnder(service.deps, rootId, { count: 1 })));
    for (const [index, id] of contacts.entries()) await plantUnder(service.deps, id, { count: 1 + index });
    const graph = await draw();
    expect(kinds(graph, 'contact').map(({ id }) => id)).toEqual(contacts.slice(5).reverse());
    expect(kinds(graph, 'rest')).toEqual([expect.objectContaining({ people: 5 })]);
  });

  test('a contact becomes the focus: three hops below it, and the way back', async () => {
    const [contact] = await plantUnder(service.deps, rootId, { name: '李知远' });
    await plantPath(service.deps, contact!, 5);
    const graph = await draw(contact);
    expect(graph.trail).toEqual([{ id: rootId, label: '我' }, { id: contact, label: '李*' }]);
    expect(graph.nodes.map(({ id, kind, ring, people }) => [id, kind, ring, people])).toEqual([
      [contact, 'contact', 0, 5],
      [`${contact}:1`, 'group', 1, null],
      [`${contact}:2`, 'group', 2, null],
      [`${contact}:3`, 'group', 3, null],
    ]);
  });

  test('parents come before their children, and every parent is there', async () => {
    for (const contact of await plantUnder(service.deps, rootId, { count: 20 })) await plantPath(service.deps, contact, 3);
    const seen = new Set<string | null>([null]);
    for (const { id, parentId } of (await draw()).nodes) {
      expect(seen.has(parentId)).toBe(true);
      seen.add(id);
    }
  });
});

describe('whose graph it is not', () => {
  test('another member’s share, a place deeper than a contact, another tree’s contact and an id that is nobody’s are not found alike', async () => {
    const [contact] = await plantUnder(service.deps, rootId);
    const [deeper] = await plantUnder(service.deps, contact!);
    const stranger = await service.signInAs('somebody else');
    const otherRoot = await plantRoot(service.deps, await cardOnShelf(service.deps), stranger.member.id);
    const [otherContact] = await plantUnder(service.deps, otherRoot);
    await service.drain();
    const answers = await Promise.all([
      service.get(pathOf(rootId), { token: stranger.token }),
      service.get(pathOf(rootId, contact), { token: stranger.token }),
      ...[deeper!, otherContact!, otherRoot, '4611686018427387904'].map((focus) => service.get(pathOf(rootId, focus), { token })),
      service.get(pathOf(deeper!), { token }),
      service.get(pathOf('4611686018427387904'), { token }),
    ]);
    for (const { status, body } of answers) expect([status, body]).toMatchObject([404, { error: { code: 'share-not-found' } }]);
    const forged = ['0', '-1', '9223372036854775808', `${contact}:1`, "1' or '1'='1"].map((focus) => service.get(pathOf(rootId, encodeURIComponent(focus)), { token }));
    for (const { status } of await Promise.all(forged)) expect(status).toBe(400);
    expect((await service.get(pathOf(rootId))).status).toBe(401);
  });
});

describe('whatever shape the tree has', () => {
  test('a star of 100,000: the branch in its middle that grew is drawn first', async () => {
    const { deps } = service;
    const before = await plantUnder(deps, rootId, { count: 50_000 });
    const [dominant] = await plantUnder(deps, rootId, { name: '王小满' });
    const after = await plantUnder(deps, rootId, { count: 49_999 });
    const [hub] = await plantUnder(deps, dominant!);
    await plantUnder(deps, hub!, { count: 300 });
    await plantUnder(deps, before[7]!, { count: 9 });
    await plantUnder(deps, after.at(-7)!, { count: 8 });
    const graph = await draw();
    expect(kinds(graph, 'contact').slice(0, 3).map(({ id, people }) => [id, people])).toEqual([
      [dominant, 301],
      [before[7], 9],
      [after.at(-7), 8],
    ]);
    expect(graph.nodes[0]).toMatchObject({ people: 100_318 });
    expect(kinds(graph, 'rest')).toEqual([expect.objectContaining({ people: 100_000 - 14 })]);
  });

  test('a path of 512 hops is one contact and two groups', async () => {
    await plantPath(service.deps, rootId, 512);
    const graph = await draw();
    expect(graph.nodes.map(({ kind, people }) => [kind, people])).toEqual([['me', 512], ['contact', 511], ['group', null], ['group', null]]);
  });
});
