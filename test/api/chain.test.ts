import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { settleBackground } from '../../server/background';
import { sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { getChain, listShares } from '../../server/referrals/get-chain';
import { cardOnShelf } from '../support/cards';
import { brokenPaths, codeOf, foldedTotals, openCard, recount } from '../support/chain';
import { figures } from '../support/figures';
import { newMember } from '../support/people';
import { setUpReferrals } from '../support/referrals';

const world = setUpReferrals();
const { totalsOf, count } = world;
let deps: Deps;
let cardId: Id;
beforeEach(() => ({ deps, cardId } = world));

describe('a shared card', () => {
  test('grows a place under the sharer, and says masked who shared it', async () => {
    const sharer = await newMember(deps, '王小满');
    const code = await codeOf(deps, sharer, cardId);
    const visitor = await newMember(deps, '李知远');
    const answer = await openCard(deps, { memberId: visitor, cardId, code });
    expect(answer.sharedBy).toEqual({ maskedName: '王*', staffOf: null });
    expect(Object.keys(answer.codes).sort()).toEqual(['chat', 'link', 'poster', 'timeline']);
    expect(await totalsOf(sharer)).toEqual(figures({ opens: 1, visitors: 1, nodes: 1, members: 1 }));
  });

  test('counts for every ancestor, five hops down', async () => {
    const members = await Promise.all(['王一', '李二', '张三', '赵四', '钱五', '孙六'].map((name) => newMember(deps, name)));
    let code = await codeOf(deps, members[0]!, cardId);
    for (const memberId of members.slice(1)) code = (await openCard(deps, { memberId, cardId, code })).codes.chat!;
    const seen = [];
    for (const memberId of members) seen.push((await totalsOf(memberId))?.nodes);
    expect(seen).toEqual([5, 4, 3, 2, 1, undefined]);
    const { shares } = await listShares(deps, members[0]!);
    const chain = await getChain(deps, members[0]!, shares[0]!.id);
    // Beyond the direct contacts fewer than five people are not told.
    expect(chain.hops.map(({ depth, nodes }) => [depth, nodes])).toEqual([[1, 1], [2, null], [3, null], [4, null], [5, null]]);
    expect(chain.contacts).toEqual([expect.objectContaining({ maskedName: '李*', channel: 'chat', broughtNodes: null })]);
  });

  test('opened again by the same member is one more open and no more visitors', async () => {
    const sharer = await newMember(deps);
    const code = await codeOf(deps, sharer, cardId);
    const visitor = await newMember(deps);
    await openCard(deps, { memberId: visitor, cardId, code });
    await openCard(deps, { memberId: visitor, cardId, code });
    expect(await totalsOf(sharer)).toEqual(figures({ opens: 2, visitors: 1, nodes: 1, members: 1 }));
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
    expect(await totalsOf(sharer)).toEqual(figures({ opens: 2, visitors: 2, nodes: 1, members: 1 }));
  });

  test('keeps its place when the member comes back alone', async () => {
    const sharer = await newMember(deps);
    const visitor = await newMember(deps);
    const first = await openCard(deps, { memberId: visitor, cardId, code: await codeOf(deps, sharer, cardId) });
    const again = await openCard(deps, { memberId: visitor, cardId });
    expect(again.codes).toEqual(first.codes);
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
