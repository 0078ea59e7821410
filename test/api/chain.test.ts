import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { settleBackground } from '../../server/background';
import { sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { getChain, listShares } from '../../server/referrals/get-chain';
import { recordIntent } from '../../server/referrals/record-intent';
import { stopSharing } from '../../server/referrals/stop-sharing';
import { takeOffShelf } from '../../server/cards/shelve-card';
import { cardOnShelf } from '../support/cards';
import { brokenPaths, codeOf, foldedTotals, openCard, recount } from '../support/chain';
import { newMember, oldMember } from '../support/people';
import { startService, type Service } from '../support/service';

const COUNTS = {
  nodes: sql('test.count_nodes', 'select count(*)::int n from nodes where card_id = $1'),
  opens: sql('test.count_opens', 'select count(*)::int n from opens o join nodes n on n.id = o.node_id where n.card_id = $1'),
  joins: sql('test.count_joins', 'select count(joins)::int n from opens o join nodes n on n.id = o.node_id where n.card_id = $1'),
  bindings: sql('test.count_bindings', 'select count(*)::int n from bindings b join nodes n on n.id = b.node_id where n.card_id = $1'),
};

/** Rows under the card of the test. */
const count = async (what: keyof typeof COUNTS): Promise<number> =>
  (await deps.database.query<{ n: number }>(COUNTS[what], [cardId]))[0]!.n;

let service: Service;
let deps: Deps;
let cardId: Id;

beforeAll(async () => {
  service = await startService();
  deps = service.deps;
});
afterAll(() => service.close());

beforeEach(async () => {
  cardId = await cardOnShelf(deps);
});

afterEach(async () => {
  await settleBackground(deps);
  expect(await brokenPaths(deps.database)).toEqual([]);
  expect(await foldedTotals(deps.database)).toEqual(await recount(deps.database));
});

const totalsOf = async (memberId: Id, ofCard: Id = cardId) => {
  await settleBackground(deps);
  const { shares } = await listShares(deps, memberId);
  return shares.find((share) => share.cardId === ofCard)?.totals;
};

describe('a shared card', () => {
  test('grows a place under the sharer, and says masked who shared it', async () => {
    const sharer = await newMember(deps, '王小满');
    const code = await codeOf(deps, sharer, cardId);
    const visitor = await newMember(deps, '李知远');
    const answer = await openCard(deps, { memberId: visitor, cardId, code });
    expect(answer.sharedBy).toEqual({ maskedName: '王*', staffOf: null });
    expect(Object.keys(answer.codes).sort()).toEqual(['chat', 'link', 'poster', 'timeline']);
    expect(await totalsOf(sharer)).toEqual({ opens: 1, visitors: 1, members: 1, conversions: 0 });
  });

  test('counts for every ancestor, five hops down', async () => {
    const members = await Promise.all(['王一', '李二', '张三', '赵四', '钱五', '孙六'].map((name) => newMember(deps, name)));
    let code = await codeOf(deps, members[0]!, cardId);
    for (const memberId of members.slice(1)) code = (await openCard(deps, { memberId, cardId, code })).codes.chat!;
    const seen = [];
    for (const memberId of members) seen.push((await totalsOf(memberId))?.members);
    expect(seen).toEqual([5, 4, 3, 2, 1, undefined]);
    const { shares } = await listShares(deps, members[0]!);
    const chain = await getChain(deps, members[0]!, shares[0]!.id);
    expect(chain.hops.map(({ depth, members: there }) => [depth, there])).toEqual([[1, 1], [2, 1], [3, 1], [4, 1], [5, 1]]);
    expect(chain.contacts).toEqual([expect.objectContaining({ maskedName: '李*', channel: 'chat', broughtMembers: 4 })]);
  });

  test('opened again by the same member is one more open and no more visitors', async () => {
    const sharer = await newMember(deps);
    const code = await codeOf(deps, sharer, cardId);
    const visitor = await newMember(deps);
    await openCard(deps, { memberId: visitor, cardId, code });
    await openCard(deps, { memberId: visitor, cardId, code });
    expect(await totalsOf(sharer)).toEqual({ opens: 2, visitors: 1, members: 1, conversions: 0 });
  });

  test('the same event, five times at once and again later, is one open', async () => {
    const sharer = await newMember(deps);
    const code = await codeOf(deps, sharer, cardId);
    const visitor = await newMember(deps);
    const again = { memberId: visitor, cardId, code, eventId: randomUUID() };
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => openCard(deps, again)));
    answers.push(await openCard(deps, again));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const stranger = { memberId: null, cardId, code, eventId: randomUUID(), device: 'android|other|16' };
    await Promise.all([1, 2, 3, 4, 5].map(() => openCard(deps, stranger)));
    expect(await totalsOf(sharer)).toEqual({ opens: 2, visitors: 2, members: 1, conversions: 0 });
  });

  test('keeps its place when the member comes back alone', async () => {
    const sharer = await newMember(deps);
    const visitor = await newMember(deps);
    const first = await openCard(deps, { memberId: visitor, cardId, code: await codeOf(deps, sharer, cardId) });
    const later = await openCard(deps, { memberId: visitor, cardId });
    expect(later.codes).toEqual(first.codes);
  });
});

describe('a code that changes nothing', () => {
  test('is the member’s own', async () => {
    const sharer = await newMember(deps);
    const code = await codeOf(deps, sharer, cardId);
    const answer = await openCard(deps, { memberId: sharer, cardId, code });
    expect(answer).toMatchObject({ sharedBy: null, codes: { chat: code } });
    expect(await count('opens')).toBe(0);
  });

  test('is a descendant’s, three hops down', async () => {
    const [a, b, c] = [await newMember(deps, '王一'), await newMember(deps, '李二'), await newMember(deps, '张三')];
    const codeA = await codeOf(deps, a, cardId);
    const codeB = (await openCard(deps, { memberId: b, cardId, code: codeA })).codes.chat!;
    const codeC = (await openCard(deps, { memberId: c, cardId, code: codeB })).codes.chat!;
    expect((await openCard(deps, { memberId: a, cardId, code: codeC })).codes.chat).toBe(codeA);
    expect(await count('nodes')).toBe(3);
    expect(await totalsOf(a)).toEqual({ opens: 2, visitors: 2, members: 2, conversions: 0 });
  });

  test.each(['forged', 'truncated', 'tampered', 'of another card', 'expired', 'revoked'])('is %s: the visitor sees a card nobody shared', async (kind) => {
    const sharer = await newMember(deps);
    const good = await codeOf(deps, sharer, cardId);
    const bad: Record<string, string> = {
      forged: 'A'.repeat(32),
      truncated: good.slice(0, 31),
      tampered: (good.startsWith('I') ? 'J' : 'I') + good.slice(1),
      'of another card': await codeOf(deps, sharer, await cardOnShelf(deps)),
      expired: await codeOf({ ...deps, clock: { now: () => new Date(deps.clock.now().getTime() - 181 * 86_400_000) } }, sharer, cardId),
      revoked: good,
    };
    if (kind === 'revoked') {
      const [share] = await deps.database.query<{ id: Id }>(sql('test.node', 'select id from nodes where member_id = $1 and card_id = $2'), [sharer, cardId]);
      await stopSharing(deps, sharer, share!.id, 0);
      await stopSharing(deps, sharer, share!.id, 0);
    }
    const stranger = await openCard(deps, { memberId: null, cardId, code: bad[kind] });
    const visitor = await newMember(deps);
    const member = await openCard(deps, { memberId: visitor, cardId, code: bad[kind] });
    expect(stranger).toEqual({ sharedBy: null, codes: {} });
    expect(member.sharedBy).toBeNull();
    expect(await count('opens')).toBe(0);
    expect(await count('bindings')).toBe(0);
  });

  test('is of a server whose clock is two days ahead; one day ahead is good', async () => {
    const ahead = (days: number): Deps => ({ ...deps, clock: { now: () => new Date(deps.clock.now().getTime() + days * 86_400_000) } });
    const sharer = await newMember(deps);
    const [one, two] = [await codeOf(ahead(1), sharer, cardId), await codeOf(ahead(2), sharer, cardId)];
    expect((await openCard(deps, { memberId: await newMember(deps), cardId, code: one })).sharedBy).not.toBeNull();
    expect((await openCard(deps, { memberId: await newMember(deps), cardId, code: two })).sharedBy).toBeNull();
  });

  test('after sharing is stopped new codes count again', async () => {
    const sharer = await newMember(deps);
    await openCard(deps, { memberId: await newMember(deps), cardId, code: await codeOf(deps, sharer, cardId) });
    const { shares } = await listShares(deps, sharer);
    await stopSharing(deps, sharer, shares[0]!.id, shares[0]!.generation);
    expect((await listShares(deps, sharer)).shares[0]).toMatchObject({ isStopped: true, generation: 1 });
    await openCard(deps, { memberId: await newMember(deps), cardId, code: await codeOf(deps, sharer, cardId) });
    expect((await totalsOf(sharer))?.members).toBe(2);
  });
});

describe('no cycle', () => {
  test('64 parallel opens of A’s code by B and of B’s by A', async () => {
    const [a, b] = [await newMember(deps), await newMember(deps)];
    const codes = [await codeOf(deps, a, cardId), await codeOf(deps, b, cardId)];
    await Promise.all(
      Array.from({ length: 64 }, (_, at) => openCard(deps, { memberId: at % 2 ? a : b, cardId, code: codes[at % 2 ? 1 : 0] })),
    );
    // A's root, B's root, A under B, B under A: two trees that end where they would close.
    expect(await count('nodes')).toBe(4);
  });

  test('three members who each open the next one’s newest code, round and round', async () => {
    const ring = [await newMember(deps), await newMember(deps), await newMember(deps)];
    const codes = await Promise.all(ring.map((memberId) => codeOf(deps, memberId, cardId)));
    for (let turn = 0; turn < 30; turn += 1) {
      const memberId = ring[turn % 3]!;
      const next = (turn + 1) % 3;
      codes[turn % 3] = (await openCard(deps, { memberId, cardId, code: codes[next] })).codes.chat!;
    }
    const [deepest] = await deps.database.query<{ depth: number }>(sql('test.depth', 'select max(depth) depth from nodes where card_id = $1'), [cardId]);
    expect(deepest!.depth).toBeLessThanOrEqual(2);
  });
});

describe('an anonymous open of Moments', () => {
  const timeline = (sharer: Id) => codeOf(deps, sharer, cardId, 'timeline');

  test('is joined to the member behind it and counts once', async () => {
    const sharer = await newMember(deps);
    const code = await timeline(sharer);
    await openCard(deps, { memberId: null, cardId, code });
    expect(await totalsOf(sharer)).toEqual({ opens: 1, visitors: 1, members: 0, conversions: 0 });
    await openCard(deps, { memberId: await newMember(deps), cardId, code });
    expect(await totalsOf(sharer)).toEqual({ opens: 1, visitors: 1, members: 1, conversions: 0 });
  });

  test('is joined by one member only, however many come at once', async () => {
    const sharer = await newMember(deps);
    const code = await timeline(sharer);
    await openCard(deps, { memberId: null, cardId, code });
    const members = await Promise.all(Array.from({ length: 8 }, () => newMember(deps)));
    await Promise.all(members.map((memberId) => openCard(deps, { memberId, cardId, code })));
    expect(await count('joins')).toBe(1);
    expect(await totalsOf(sharer)).toEqual({ opens: 8, visitors: 8, members: 8, conversions: 0 });
  });

  test.each([
    ['from another phone', { device: 'android|other|16' }, 0],
    ['from another neighbourhood', { address: '198.51.100.1' }, 0],
    ['a minute before half an hour is over', {}, 29],
  ])('%s', async (name, change, minutes) => {
    const sharer = await newMember(deps);
    const code = await timeline(sharer);
    await openCard(deps, { memberId: null, cardId, code, ...change });
    const later = { ...deps, clock: { now: () => new Date(deps.clock.now().getTime() + minutes * 60_000) } };
    await openCard(later, { memberId: await newMember(deps), cardId, code });
    expect((await totalsOf(sharer))?.opens).toBe(name.startsWith('from') ? 2 : 1);
  });

  test('half an hour later is somebody else', async () => {
    const sharer = await newMember(deps);
    const code = await timeline(sharer);
    await openCard(deps, { memberId: null, cardId, code });
    const later = { ...deps, clock: { now: () => new Date(deps.clock.now().getTime() + 30 * 60_000) } };
    await openCard(later, { memberId: await newMember(deps), cardId, code });
    expect(await totalsOf(sharer)).toEqual({ opens: 2, visitors: 2, members: 1, conversions: 0 });
  });
});

describe('a binding', () => {
  const boundTo = async (memberId: Id) =>
    deps.database.query<{ member: Id }>(
      sql('test.binding', 'select n.member_id member from bindings b join nodes n on n.id = b.node_id where b.member_id = $1'),
      [memberId],
    );

  test('is to the first who brought a new member, and stays', async () => {
    const [first, second] = [await newMember(deps), await newMember(deps)];
    const visitor = await newMember(deps);
    await openCard(deps, { memberId: visitor, cardId, code: await codeOf(deps, first, cardId) });
    await openCard(deps, { memberId: visitor, cardId, code: await codeOf(deps, second, cardId) });
    expect(await boundTo(visitor)).toEqual([{ member: first }]);
  });

  test('is not made for a member of long standing, nor for one who came alone first', async () => {
    const code = await codeOf(deps, await newMember(deps), cardId);
    const [old, alone] = [await oldMember(deps), await newMember(deps)];
    await openCard(deps, { memberId: old, cardId, code });
    await openCard(deps, { memberId: alone, cardId });
    await openCard(deps, { memberId: alone, cardId, code });
    expect([await boundTo(old), await boundTo(alone)]).toEqual([[], []]);
  });
});

describe('the server says no', () => {
  test('to another member’s chain as to one that is not there', async () => {
    const sharer = await newMember(deps);
    await openCard(deps, { memberId: await newMember(deps), cardId, code: await codeOf(deps, sharer, cardId) });
    const { shares } = await listShares(deps, sharer);
    const stranger = await newMember(deps);
    await expect(getChain(deps, stranger, shares[0]!.id)).rejects.toMatchObject({ code: 'share-not-found' });
    await expect(getChain(deps, stranger, '1')).rejects.toMatchObject({ code: 'share-not-found' });
    await expect(stopSharing(deps, stranger, shares[0]!.id, 0)).rejects.toMatchObject({ code: 'share-not-found' });
    await expect(stopSharing(deps, sharer, shares[0]!.id, 1)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('to an open of a card that is off the shelf or unknown', async () => {
    const sharer = await newMember(deps);
    const code = await codeOf(deps, sharer, cardId);
    await takeOffShelf(deps, cardId);
    await expect(openCard(deps, { memberId: null, cardId, code })).rejects.toMatchObject({ code: 'card-off-shelf' });
    await expect(openCard(deps, { memberId: null, cardId: '1', code })).rejects.toMatchObject({ code: 'card-not-found' });
  });

  test.each(['nodes', 'opens', 'bindings', 'intents', 'revocations'])('to anybody who would change the log of %s', async (table) => {
    const sharer = await newMember(deps);
    const code = await codeOf(deps, sharer, cardId);
    await openCard(deps, { memberId: await newMember(deps), cardId, code });
    await recordIntent(deps, sharer, { eventId: randomUUID(), code });
    const { shares } = await listShares(deps, sharer);
    await stopSharing(deps, sharer, shares[0]!.id, 0);
    await expect(deps.database.query(sql(`test.erase_${table}`, `delete from ${table}`))).rejects.toThrow('append-only');
  });

  test('to a scope: chats only have no Moments code and no picture, none has no code', async () => {
    const member = await newMember(deps);
    const chat = await cardOnShelf(deps, { shareScope: 'chat' });
    const none = await cardOnShelf(deps, { shareScope: 'none' });
    expect(Object.keys((await openCard(deps, { memberId: member, cardId: chat })).codes)).toEqual(['chat', 'link']);
    expect((await openCard(deps, { memberId: member, cardId: none })).codes).toEqual({});
  });
});

test('random opens never make a cycle, and the totals equal a recount', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ who: fc.integer({ min: -1, max: 5 }), whose: fc.integer({ min: -1, max: 5 }), batch: fc.boolean() }), { minLength: 5, maxLength: 40 }),
      async (steps) => {
        const card = await cardOnShelf(deps);
        const people = await Promise.all(Array.from({ length: 6 }, () => newMember(deps)));
        const codes = new Map<number, string>();
        let together: Promise<void>[] = [];
        for (const { who, whose, batch } of steps) {
          const open = openCard(deps, { memberId: who < 0 ? null : people[who]!, cardId: card, code: codes.get(whose) });
          together.push(open.then((answer) => void (answer.codes.chat && codes.set(who, answer.codes.chat))));
          if (batch) together = (await Promise.all(together), []);
        }
        await Promise.all(together);
        await Promise.all([settleBackground(deps), settleBackground(deps)]);
        expect(await brokenPaths(deps.database)).toEqual([]);
        expect(await foldedTotals(deps.database)).toEqual(await recount(deps.database));
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);
