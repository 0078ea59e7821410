import { randomUUID } from 'node:crypto';
import { API_PREFIX, endpoints } from '@micro-branch/contract/endpoints';
import type { ChainGraph, ChainView, OpenAnswer, ShareList } from '@micro-branch/contract/referrals';
import { sql } from '../../../server/database/database';
import type { Id } from '../../../server/ids';
import { appointStaff } from '../../../server/members/appoint-staff';
import { groupCount } from '../../../server/referrals/group-count';
import { cardOnShelf } from '../../support/cards';
import { startService, type Service } from '../../support/service';
import { happen, plantMembers, plantRoot, plantUnder } from '../../support/tree';
import { newBranch } from '../../support/visits';

let service: Service;
let token: string;
let memberId: Id;
let shareId: Id;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
beforeEach(async () => {
  const session = await service.signInAs('sharer');
  ({ token } = session);
  memberId = session.member.id;
  shareId = await plantRoot(service.deps, await cardOnShelf(service.deps), memberId);
});

const ask = async <T>(path: string): Promise<T> => {
  await service.drain();
  const { status, body } = await service.get(path, { token });
  expect(status).toBe(200);
  return body as T;
};
const chain = () => ask<ChainView>(`/api/shares/${shareId}/chain`);
const graph = (focus = shareId) => ask<ChainGraph>(`/api/shares/${shareId}/graph?focus=${focus}`);

/** Something done by so many people by the codes of this place. */
const did = (nodeId: Id, count: number) =>
  happen(service.deps, nodeId, { intents: count, strangers: count, members: count, conversions: count });

test.each([[0, 0], [1, null], [2, null], [4, null], [5, 5], [6, 6], [1_000_000, 1_000_000]])('of a group of %d is told %p', (count, told) => {
  expect(groupCount(count)).toBe(told);
});

describe('a member sees of the funnel', () => {
  test('their own contacts to the last one, and nothing of a group of one to four below', async () => {
    const [contact] = await plantUnder(service.deps, shareId, { delaySeconds: 60 });
    await did(shareId, 2);
    await plantUnder(service.deps, contact!, { count: 4, delaySeconds: 60 });
    await did(contact!, 4);
    const { hops, totals, contacts } = await chain();
    expect(hops).toEqual([
      { depth: 1, intents: 2, opens: 2, visitors: 3, nodes: 1, members: 2, conversions: 2, growth: null, delaySeconds: 60 },
      { depth: 2, intents: null, opens: null, visitors: 8, nodes: null, members: null, conversions: null, growth: null, delaySeconds: null },
    ]);
    expect(contacts).toEqual([expect.objectContaining({ broughtNodes: null })]);
    expect(totals).toEqual({ intents: 6, opens: 6, visitors: 11, nodes: 5, members: 6, conversions: 6 });
  });

  test('a group of five in full, how it grew and how fast', async () => {
    const contacts = await plantUnder(service.deps, shareId, { count: 2, delaySeconds: 100 });
    const below = await plantUnder(service.deps, contacts[0]!, { count: 5, delaySeconds: 30 });
    await plantUnder(service.deps, below[0]!, { count: 7, delaySeconds: 10 });
    const { hops, contacts: seen } = await chain();
    expect(hops.map(({ depth, nodes, growth, delaySeconds }) => [depth, nodes, growth, delaySeconds])).toEqual([
      [1, 2, 2.5, 100],
      [2, 5, 1.4, 30],
      [3, 7, 0, 10],
    ]);
    expect(seen.map(({ broughtNodes }) => broughtNodes)).toEqual([0, 12]);
  });

  test('no growth from which a hidden number would follow', async () => {
    const contacts = await plantUnder(service.deps, shareId, { count: 6 });
    await plantUnder(service.deps, contacts[0]!, { count: 3 });
    expect((await chain()).hops.map(({ growth }) => growth)).toEqual([null, null]);
  });

  test('what came by each channel of their own codes', async () => {
    await plantUnder(service.deps, shareId, { count: 2, channel: 'poster' });
    const [contact] = await plantUnder(service.deps, shareId, { channel: 'timeline' });
    await plantUnder(service.deps, contact!, { count: 9, channel: 'link' });
    const { channels } = await chain();
    expect(channels.map(({ channel, nodes, visitors }) => [channel, nodes, visitors])).toEqual([['poster', 2, 2], ['timeline', 1, 1]]);
  });
});

test('names stop at the direct contacts, and what is said of them is a surname', async () => {
  const [contact] = await plantUnder(service.deps, shareId, { name: '欧阳小满' });
  const [deeper] = await plantUnder(service.deps, contact!, { name: '司徒远' });
  await plantUnder(service.deps, deeper!, { count: 6, name: '诸葛明' });
  const all = JSON.stringify([await chain(), await graph(), await graph(contact), await ask('/api/shares')]);
  expect(all).toContain('欧阳*');
  expect(all).not.toMatch(/小满|司徒|诸葛/);
  expect(all).not.toContain(deeper);
});

describe('somebody who closed their account', () => {
  const ROWS = sql('test.erased', 'select name, openid, branch_id, erased_at is not null as "isErased" from members where id = $1');
  const SESSIONS = sql('test.erased_sessions', 'select from sessions where member_id = $1');
  const TRACES = sql('test.erased_traces', 'select from arrival_traces where node_id = $1');
  const ADD_TRACE = sql('test.add_trace', 'insert into arrival_traces (node_id, device, network, arrived_at) values ($1, 1, 1, $2)');

  /** A contact who can sign in, with five people below. */
  const aContact = async (person: string) => {
    const { deps, clock } = service;
    const session = await service.signInAs(person);
    const { id } = session.member;
    await plantMembers(deps, shareId, [id]);
    await deps.database.query(ADD_TRACE, [id, clock.now()]);
    await plantUnder(deps, id, { count: 5 });
    return { ...session, id };
  };

  const { method, path } = endpoints.eraseMe;
  const erase = (asToken: string) => service.send(method, `${API_PREFIX}${path}`, { token: asToken });

  test('is a tombstone in the chain and the graph, and every count stands', async () => {
    const contact = await aContact('leaver');
    const before = await chain();
    expect((await erase(contact.token)).status).toBe(204);
    const after = await chain();
    expect(after.contacts).toEqual([{ ...before.contacts[0], maskedName: '已注销用户' }]);
    expect([after.totals, after.hops]).toEqual([before.totals, before.hops]);
    expect((await graph()).nodes).toContainEqual(expect.objectContaining({ id: contact.id, label: '已注销用户', people: 5 }));
    expect((await graph(contact.id)).trail[1]).toEqual({ id: contact.id, label: '已注销用户' });
  });

  test('is a tombstone to whoever opens what they shared, and stands for no branch', async () => {
    const { deps } = service;
    const gone = await service.signInAs('adviser');
    await appointStaff(deps, { memberId: gone.member.id, branchId: await newBranch(deps), title: '客户经理' });
    const cardId = await cardOnShelf(deps);
    const openAs = async (asToken: string, code?: string) =>
      (await service.send('POST', '/api/opens', { token: asToken, body: { eventId: randomUUID(), cardId, ...(code && { code }) } })).body as OpenAnswer;
    const { codes } = await openAs(gone.token);
    expect((await openAs(token, codes.chat)).sharedBy).toEqual({ maskedName: '微信客户', staffOf: expect.any(String) as string });
    await erase(gone.token);
    const after = await openAs(token, codes.chat);
    expect(after.sharedBy).toEqual({ maskedName: '已注销用户', staffOf: null });
    await service.send('POST', '/api/intents', { token, body: { eventId: randomUUID(), code: after.codes.chat } });
    const { shares } = await ask<ShareList>('/api/shares');
    expect(shares.find((share) => share.cardId === cardId)?.arrivedFrom).toBe('已注销用户');
  });

  test('is forgotten: name, WeChat, branch, sessions and traces', async () => {
    const contact = await aContact('forgotten');
    const { database } = service.deps;
    await service.signInAs('forgotten');
    await erase(contact.token);
    await service.drain();
    expect(await database.query(ROWS, [contact.member.id])).toEqual([
      { name: null, openid: `erased ${contact.member.id}`, branch_id: null, isErased: true },
    ]);
    expect(await database.query(SESSIONS, [contact.member.id])).toEqual([]);
    expect(await database.query(TRACES, [contact.id])).toEqual([]);
    expect((await service.get('/api/members/me', { token: contact.token })).status).toBe(401);
    expect((await erase(contact.token)).status).toBe(401);
  });

  test('who comes back is somebody new, and sees nothing of the old shares', async () => {
    const contact = await aContact('returner');
    await erase(contact.token);
    const back = await service.signInAs('returner');
    expect(back.member.id).not.toBe(contact.member.id);
    expect(back.member.maskedName).toBeNull();
    const answer = await service.get('/api/shares', { token: back.token });
    expect((answer.body as ShareList).shares).toEqual([]);
    expect((await service.get(`/api/shares/${contact.id}/chain`, { token: back.token })).status).toBe(404);
  });
});
