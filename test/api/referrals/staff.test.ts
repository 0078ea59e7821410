import { randomUUID } from 'node:crypto';
import type { Answer } from '@micro-branch/contract/api';
import type { Id } from '../../../server/ids';
import { appointStaff } from '../../../server/members/appoint-staff';
import { registerMember } from '../../../server/members/register-member';
import type { StaffRole } from '../../../server/members/store';
import { sql } from '../../../server/database/database';
import { cardOnShelf } from '../../support/cards';
import { startService, type Service } from '../../support/service';
import { happen, plantRoot, plantUnder } from '../../support/tree';
import { newBranch } from '../../support/visits';

const NOBODY = '4611686018427387904';

let service: Service;
let cardId: Id;
let here: Id;
let elsewhere: Id;

beforeAll(async () => {
  service = await startService();
  [here, elsewhere] = await Promise.all([newBranch(service.deps), newBranch(service.deps)]);
});
afterAll(() => service.close());
beforeEach(async () => {
  cardId = await cardOnShelf(service.deps);
});

/** The session of somebody with a post. */
const staffOf = async (branchId: Id, roles: StaffRole[] = []): Promise<string> => {
  const { token, member } = await service.signInAs(randomUUID());
  await appointStaff(service.deps, { memberId: member.id, branchId, title: '客户经理', roles });
  return token;
};

const personOf = (name: string, branchId?: Id): Promise<Id> =>
  registerMember(service.deps, { openid: randomUUID(), name, ...(branchId && { branchId }) });

const get = async (path: string, token?: string) => {
  await service.drain();
  return service.get(`/api/chains/${path}`, token === undefined ? {} : { token });
};

const MOVE = sql('test.move', 'update members set branch_id = $2 where id = $1');

const refused = (status: number, code: string) => ({ status, body: { error: { code } } });

describe('the path to a node', () => {
  /** A manager of this branch → a customer of another → one of this branch. */
  const aPath = async () => {
    const managerId = await personOf('周明远', undefined);
    await appointStaff(service.deps, { memberId: managerId, branchId: here, title: '客户经理' });
    const root = await plantRoot(service.deps, cardId, managerId);
    const [other] = (await plantUnder(service.deps, root, { name: '李知远', channel: 'timeline' })) as [Id];
    const [own] = (await plantUnder(service.deps, other, { name: '王小满', channel: 'poster' })) as [Id];
    await service.deps.database.query(MOVE, [other, elsewhere]);
    await service.deps.database.query(MOVE, [own, here]);
    return { root, other, own };
  };

  const namesOf = (body: unknown) => (body as Answer<'getNodePath'>).places.map(({ name, isMasked }) => [name, isMasked]);

  test('goes from the root to the node, with names for the viewer’s branch and masks for the others', async () => {
    const { root, other, own } = await aPath();
    const { status, body } = await get(`nodes/${own}/path`, await staffOf(here));
    expect(status).toBe(200);
    expect(namesOf(body)).toEqual([['周明远', false], ['李*', true], ['王小满', false]]);
    const { places } = body as Answer<'getNodePath'>;
    expect(places.map(({ nodeId, depth, channel }) => [nodeId, depth, channel])).toEqual([[root, 0, null], [other, 1, 'timeline'], [own, 2, 'poster']]);
    expect(places.map(({ staffOf: at }) => at !== null)).toEqual([true, false, false]);
    expect((body as Answer<'getNodePath'>).cardId).toBe(cardId);
  });

  test('is whole for the marketing role, wherever its holder works', async () => {
    const { own } = await aPath();
    const { body } = await get(`nodes/${own}/path`, await staffOf(elsewhere, ['marketing']));
    expect(namesOf(body)).toEqual([['周明远', false], ['李知远', false], ['王小满', false]]);
  });

  test('names nobody who has closed their account', async () => {
    const { own } = await aPath();
    const erase = sql('test.erase', 'update members set name = null, branch_id = null, erased_at = now() where id = $1');
    await service.deps.database.query(erase, [own]);
    const { body } = await get(`nodes/${own}/path`, await staffOf(here, ['marketing']));
    expect(namesOf(body)[2]).toEqual(['已注销用户', false]);
  });

  test('is not found for staff of a branch that nobody on it belongs to, as one that does not exist', async () => {
    const { own } = await aPath();
    const stranger = await staffOf(await newBranch(service.deps));
    for (const id of [own, NOBODY]) expect(await get(`nodes/${id}/path`, stranger)).toMatchObject(refused(404, 'not-found'));
    expect(await get(`nodes/${NOBODY}/path`, await staffOf(here, ['marketing']))).toMatchObject(refused(404, 'not-found'));
  });

  test('is refused to members without a post, other roles included in what is not enough, and to nobody’s session', async () => {
    const { own } = await aPath();
    const { token } = await service.signInAs('a customer');
    expect(await get(`nodes/${own}/path`, token)).toMatchObject(refused(403, 'role-required'));
    expect((await get(`nodes/${own}/path`)).status).toBe(401);
    expect(await get('nodes/abc/path', await staffOf(here))).toMatchObject(refused(400, 'invalid-input'));
    expect(await get(`nodes/${own}/path`, await staffOf(await newBranch(service.deps), ['finance']))).toMatchObject(refused(404, 'not-found'));
  });
});

describe('a board', () => {
  const boardOf = async (board: string, measure: string, token: string): Promise<Answer<'getLeaders'>['leaders']> => {
    const { status, body } = await get(`boards/${board}?measure=${measure}`, token);
    expect(status).toBe(200);
    return (body as Answer<'getLeaders'>).leaders;
  };

  const sharer = async (branchId: Id, name: string, counts: { opens: number; nodes: number }) => {
    const memberId = await personOf(name);
    await appointStaff(service.deps, { memberId, branchId, title: '客户经理' });
    const nodeId = await plantRoot(service.deps, cardId, memberId);
    await happen(service.deps, nodeId, { strangers: counts.opens });
    if (counts.nodes) await plantUnder(service.deps, nodeId, { count: counts.nodes });
  };

  test('of a branch is seen by its staff, in order, with one rank for one score', async () => {
    const branchId = await newBranch(service.deps);
    await sharer(branchId, '甲一', { opens: 3, nodes: 1 });
    await sharer(branchId, '乙二', { opens: 9, nodes: 0 });
    await sharer(branchId, '丙三', { opens: 3, nodes: 2 });
    await sharer(branchId, '丁四', { opens: 1, nodes: 0 });
    const token = await staffOf(branchId);
    expect(await boardOf(`branch/${branchId}`, 'opens', token)).toEqual([
      { rank: 1, name: '乙二', isMasked: false, score: 9 },
      { rank: 2, name: '甲一', isMasked: false, score: 3 },
      { rank: 2, name: '丙三', isMasked: false, score: 3 },
      { rank: 4, name: '丁四', isMasked: false, score: 1 },
    ]);
    expect((await boardOf(`branch/${branchId}`, 'nodes', token)).map(({ name, score }) => [name, score])).toEqual([['丙三', 2], ['甲一', 1]]);
    expect(await boardOf(`branch/${branchId}`, 'members', token)).toEqual([]);
  });

  test('of a card, or of another branch, is the marketing role’s', async () => {
    await sharer(here, '甲一', { opens: 2, nodes: 0 });
    const marketing = await staffOf(elsewhere, ['marketing']);
    expect(await boardOf(`card/${cardId}`, 'opens', marketing)).toEqual([{ rank: 1, name: '甲一', isMasked: false, score: 2 }]);
    expect((await boardOf(`branch/${here}`, 'opens', marketing)).length).toBeGreaterThan(0);
    const plain = await staffOf(here);
    for (const board of [`card/${cardId}`, `branch/${elsewhere}`, `card/${here}`, `branch/${NOBODY}`]) {
      expect(await get(`boards/${board}?measure=opens`, plain)).toMatchObject(refused(404, 'not-found'));
    }
  });

  test('is refused to members without a post and for what is no board or measure', async () => {
    const { token } = await service.signInAs('a customer');
    expect(await get(`boards/branch/${here}?measure=opens`, token)).toMatchObject(refused(403, 'role-required'));
    const plain = await staffOf(here);
    for (const path of [`boards/branch/${here}`, `boards/branch/${here}?measure=conversions`, `boards/city/${here}?measure=opens`, 'boards/branch/x?measure=opens']) {
      expect((await get(path, plain)).status).toBe(400);
    }
    expect((await get(`boards/branch/${here}?measure=opens`)).status).toBe(401);
  });
});

describe('the funnel of a card', () => {
  test('adds up all its trees, hop by hop from their roots', async () => {
    for (const size of [3, 2]) {
      const root = await plantRoot(service.deps, cardId, await personOf('根'));
      const [contact] = (await plantUnder(service.deps, root, { count: size, delaySeconds: 10 * size })) as [Id];
      await plantUnder(service.deps, contact, { count: 4 });
      await happen(service.deps, contact, { intents: 1, strangers: 2, members: 1, conversions: 1 });
    }
    const { status, body } = await get(`cards/${cardId}`, await staffOf(here, ['marketing']));
    expect(status).toBe(200);
    expect((body as Answer<'getCardFunnel'>).hops).toEqual([
      { depth: 1, intents: 0, opens: 0, visitors: 5, nodes: 5, members: 0, conversions: 0, growth: 1.6, delaySeconds: 26 },
      { depth: 2, intents: 2, opens: 4, visitors: 12, nodes: 8, members: 2, conversions: 2, growth: 0, delaySeconds: 0 },
    ]);
  });

  test('is empty for a card nobody shared, and not there for none', async () => {
    const marketing = await staffOf(here, ['marketing']);
    expect(await get(`cards/${cardId}`, marketing)).toMatchObject({ status: 200, body: { hops: [] } });
    expect(await get(`cards/${NOBODY}`, marketing)).toMatchObject(refused(404, 'card-not-found'));
  });

  test('is refused without the marketing role: it is of all branches', async () => {
    const { token } = await service.signInAs('a customer');
    for (const asked of [token, await staffOf(here), await staffOf(here, ['finance'])]) {
      expect(await get(`cards/${cardId}`, asked)).toMatchObject(refused(403, 'role-required'));
    }
    expect((await get(`cards/${cardId}`)).status).toBe(401);
  });
});
