import { randomUUID } from 'node:crypto';
import type { ChainView, OpenAnswer, ShareList } from '@micro-branch/contract/referrals';
import { sql } from '../../server/database/database';
import type { Id } from '../../server/ids';
import { cardOnShelf } from '../support/cards';
import { startService, type Service } from '../support/service';

let service: Service;
let cardId: Id;

beforeAll(async () => {
  service = await startService();
  cardId = await cardOnShelf(service.deps);
});
afterAll(() => service.close());

const open = async (body: object, token?: string): Promise<OpenAnswer> => {
  const asked = { body: { eventId: randomUUID(), cardId, scene: 1007, device: 'ios|iPhone|19', ...body } };
  const answer = await service.send('POST', '/api/opens', token ? { ...asked, token } : asked);
  expect(answer.status).toBe(200);
  return answer.body as OpenAnswer;
};

const intend = (token: string, code: string, eventId = randomUUID()) =>
  service.send('POST', '/api/intents', { token, body: { eventId, code } });

const sharesOf = async (token: string) => ((await service.get('/api/shares', { token })).body as ShareList).shares;

test('journey A over the wire: one open, one visitor, one member, and nothing counted twice', async () => {
  const sharer = await service.signInAs('journey-a-sharer');
  const { codes } = await open({}, sharer.token);
  expect((await intend(sharer.token, codes.timeline!)).status).toBe(204);
  const anonymous = await open({ code: codes.timeline, scene: 1154 });
  expect(anonymous).toMatchObject({ sharedBy: { maskedName: '微信客户' }, codes: {} });
  const visitor = await service.signInAs('journey-a-visitor');
  await open({ code: codes.timeline, scene: 1155 }, visitor.token);
  await service.drain();
  const [share] = await sharesOf(sharer.token);
  expect(share).toMatchObject({ cardId, totals: { intents: 1, opens: 1, visitors: 1, nodes: 1, members: 1, conversions: 0 }, arrivedFrom: null });
  const { body } = await service.get(`/api/shares/${share!.id}/chain`, { token: sharer.token });
  const { contacts, channels, hops } = body as ChainView;
  expect(contacts).toEqual([expect.objectContaining({ maskedName: '微信客户', channel: 'timeline', broughtNodes: 0 })]);
  const once = { intents: 1, opens: 1, visitors: 1, nodes: 1, members: 1, conversions: 0 };
  expect(channels).toEqual([expect.objectContaining({ channel: 'timeline', opens: 1, visitors: 1, nodes: 1 })]);
  expect(hops).toEqual([expect.objectContaining({ depth: 1, ...once, growth: 0 })]);
});

test('shares of one card stand together, the card shared last first', async () => {
  const me = await service.signInAs('of two cards');
  const [friend, other] = [await service.signInAs('friend'), await service.signInAs('other friend')];
  const second = await cardOnShelf(service.deps);
  const byFriend = (await open({}, friend.token)).codes.chat;
  const byOther = (await open({}, other.token)).codes.chat;
  for (const [body, at] of [[{ code: byFriend }, cardId], [{}, second], [{ code: byOther }, cardId]] as const) {
    const { codes } = await open({ ...body, cardId: at }, me.token);
    await intend(me.token, codes.chat!);
  }
  await service.drain();
  expect((await sharesOf(me.token)).map((share) => share.cardId)).toEqual([cardId, cardId, second]);
});

describe('the intent to share', () => {
  test('is noted once with the approved text it was about, and makes the share visible', async () => {
    const { token } = await service.signInAs('intender');
    const { codes } = await open({}, token);
    expect(await sharesOf(token)).toEqual([]);
    const eventId = randomUUID();
    await Promise.all([1, 2, 3, 4, 5].map(() => intend(token, codes.chat!, eventId)));
    expect(await sharesOf(token)).toHaveLength(1);
    const rows = await service.deps.database.query(sql('test.intents', 'select snapshot_id from intents where id = $1'), [eventId]);
    expect(rows).toHaveLength(1);
  });

  test('cannot be noted on another member’s code', async () => {
    const [owner, stranger] = [await service.signInAs('owner'), await service.signInAs('stranger')];
    const { codes } = await open({}, owner.token);
    expect(await intend(stranger.token, codes.chat!)).toMatchObject({ status: 404, body: { error: { code: 'share-not-found' } } });
  });
});

describe('a share of another member', () => {
  test('is not there: 404 for its chain and for stopping it', async () => {
    const [owner, stranger] = [await service.signInAs('owner'), await service.signInAs('stranger')];
    const { codes } = await open({}, owner.token);
    await intend(owner.token, codes.chat!);
    const [share] = await sharesOf(owner.token);
    const paths = [service.get(`/api/shares/${share!.id}/chain`, { token: stranger.token }),
      service.send('POST', `/api/shares/${share!.id}/stop`, { token: stranger.token, body: { generation: 0 } })];
    for (const answer of await Promise.all(paths)) expect(answer).toMatchObject({ status: 404, body: { error: { code: 'share-not-found' } } });
  });
});

describe('a mini-program code', () => {
  test('is a picture for a poster code of ours, drawn by WeChat once', async () => {
    const { codes } = await open({}, (await service.signInAs('owner')).token);
    const pictures = await Promise.all([1, 2, 3].map(() => service.get(`/api/codes/${codes.poster}/picture`)));
    for (const { status, headers, bytes } of pictures) {
      expect([status, headers['content-type'], bytes.subarray(1, 4).toString()]).toEqual([200, 'image/png', 'PNG']);
    }
    service.sandbox.failNext('getwxacodeunlimit', 45009);
    expect((await service.get(`/api/codes/${codes.poster}/picture`)).status).toBe(200);
    const { body } = await service.get(`/api/codes/${codes.poster}/card`);
    expect(body).toEqual({ cardId });
  });

  test('is refused for a code of another channel and for one that is not ours', async () => {
    const { codes } = await open({}, (await service.signInAs('owner')).token);
    const answers = await Promise.all([
      service.get(`/api/codes/${codes.chat}/picture`), service.get(`/api/codes/${'A'.repeat(32)}/picture`),
      service.get(`/api/codes/${'A'.repeat(32)}/card`), service.get('/api/codes/short/card'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 400]);
  });
});

test.each([
  ['an event id that is none', { eventId: '17' }],
  ['a time of the client’s own', { openedAt: '2027-01-01T00:00:00Z' }],
  ['a member of the client’s own', { memberId: '1' }],
  ['an event id spelt as a URN', { eventId: `urn:uuid:${randomUUID()}` }],
])('an open with %s is refused whole', async (_, change) => {
  const body = { eventId: randomUUID(), cardId, ...change };
  expect(await service.send('POST', '/api/opens', { body })).toMatchObject({ status: 400, body: { error: { code: 'invalid-input' } } });
});
