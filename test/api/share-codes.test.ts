import { randomUUID } from 'node:crypto';
import { takeOffShelf } from '../../server/cards/shelve-card';
import { sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { getChain, listShares } from '../../server/referrals/get-chain';
import { recordIntent } from '../../server/referrals/record-intent';
import { stopSharing } from '../../server/referrals/stop-sharing';
import { cardOnShelf } from '../support/cards';
import { codeOf, openCard } from '../support/chain';
import { figures } from '../support/figures';
import { newMember } from '../support/people';
import { setUpReferrals } from '../support/referrals';

const world = setUpReferrals();
const { totalsOf, count, later } = world;
let deps: Deps;
let cardId: Id;
beforeEach(() => ({ deps, cardId } = world));

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
    expect(await totalsOf(a)).toEqual(figures({ opens: 2, visitors: 2, nodes: 2, members: 2 }));
  });

  test.each(['forged', 'truncated', 'tampered', 'of another card', 'expired', 'revoked'])('is %s: the visitor sees a card nobody shared', async (kind) => {
    const sharer = await newMember(deps);
    const good = await codeOf(deps, sharer, cardId);
    const bad: Record<string, string> = {
      forged: 'A'.repeat(32),
      truncated: good.slice(0, 31),
      tampered: (good.startsWith('I') ? 'J' : 'I') + good.slice(1),
      'of another card': await codeOf(deps, sharer, await cardOnShelf(deps)),
      expired: await codeOf(later(-181 * 1_440), sharer, cardId),
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
    const sharer = await newMember(deps);
    const [one, two] = [await codeOf(later(1_440), sharer, cardId), await codeOf(later(2 * 1_440), sharer, cardId)];
    expect((await openCard(deps, { memberId: await newMember(deps), cardId, code: one })).sharedBy).not.toBeNull();
    expect((await openCard(deps, { memberId: await newMember(deps), cardId, code: two })).sharedBy).toBeNull();
  });

  test('after sixteen stops there are no codes any more', async () => {
    const sharer = await newMember(deps);
    await recordIntent(deps, sharer, { eventId: randomUUID(), code: await codeOf(deps, sharer, cardId) });
    const { shares } = await listShares(deps, sharer);
    for (let generation = 0; generation < 16; generation += 1) {
      expect(await codeOf(deps, sharer, cardId)).toBeDefined();
      await stopSharing(deps, sharer, shares[0]!.id, generation);
    }
    expect((await openCard(deps, { memberId: sharer, cardId })).codes).toEqual({});
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

