import { settleBackground } from '../../server/background';
import { sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { getChain, listShares } from '../../server/referrals/get-chain';
import { codeOf, openCard } from '../support/chain';
import { figures } from '../support/figures';
import { newMember, oldMember } from '../support/people';
import { setUpReferrals } from '../support/referrals';

const world = setUpReferrals();
const { totalsOf, count, later } = world;
let deps: Deps;
let cardId: Id;
beforeEach(() => ({ deps, cardId } = world));

describe('an anonymous open of Moments', () => {
  const timeline = (sharer: Id) => codeOf(deps, sharer, cardId, 'timeline');

  test('is joined to the member behind it and counts once', async () => {
    const sharer = await newMember(deps);
    const code = await timeline(sharer);
    await openCard(deps, { memberId: null, cardId, code });
    expect(await totalsOf(sharer)).toEqual(figures({ opens: 1, visitors: 1 }));
    await openCard(deps, { memberId: await newMember(deps), cardId, code });
    expect(await totalsOf(sharer)).toEqual(figures({ opens: 1, visitors: 1, nodes: 1, members: 1 }));
  });

  test('is joined by one member only, however many come at once', async () => {
    const sharer = await newMember(deps);
    const code = await timeline(sharer);
    await openCard(deps, { memberId: null, cardId, code });
    const members = await Promise.all(Array.from({ length: 8 }, () => newMember(deps)));
    await Promise.all(members.map((memberId) => openCard(deps, { memberId, cardId, code })));
    expect(await count('joins')).toBe(1);
    expect(await totalsOf(sharer)).toEqual(figures({ opens: 8, visitors: 8, nodes: 8, members: 8 }));
  });

  test('is joined once by a member: opening again takes nobody else’s', async () => {
    const sharer = await newMember(deps);
    const code = await timeline(sharer);
    for (let stranger = 0; stranger < 3; stranger += 1) await openCard(deps, { memberId: null, cardId, code });
    const visitor = await newMember(deps);
    for (let time = 0; time < 4; time += 1) await openCard(deps, { memberId: visitor, cardId, code });
    expect(await totalsOf(sharer)).toEqual(figures({ opens: 6, visitors: 3, nodes: 1, members: 1 }));
  });

  test.each([
    ['from another phone is somebody else', { device: 'android|other|16' }, 0, 2],
    ['from another neighbourhood is somebody else', { address: '198.51.100.1' }, 0, 2],
    ['a minute before half an hour is over is the same person', {}, 29, 1],
  ])('%s', async (_, change, minutes, opens) => {
    const sharer = await newMember(deps);
    const code = await timeline(sharer);
    await openCard(deps, { memberId: null, cardId, code, ...change });
    await openCard(later(minutes), { memberId: await newMember(deps), cardId, code });
    expect((await totalsOf(sharer))?.opens).toBe(opens);
  });

  test('half an hour later is somebody else', async () => {
    const sharer = await newMember(deps);
    const code = await timeline(sharer);
    await openCard(deps, { memberId: null, cardId, code });
    await openCard(later(30), { memberId: await newMember(deps), cardId, code });
    expect(await totalsOf(sharer)).toEqual(figures({ opens: 2, visitors: 2, nodes: 1 }));
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

  test('counts in the funnel of the channel whose code brought the member', async () => {
    const sharer = await newMember(deps);
    const [poster, timeline] = [await codeOf(deps, sharer, cardId, 'poster'), await codeOf(deps, sharer, cardId, 'timeline')];
    const visitor = await newMember(deps);
    for (const code of [timeline, poster]) await openCard(deps, { memberId: visitor, cardId, code });
    for (const memberId of [await oldMember(deps), await newMember(deps), await newMember(deps)]) await openCard(deps, { memberId, cardId, code: poster });
    await settleBackground(deps);
    const [share] = (await listShares(deps, sharer)).shares;
    const { channels } = await getChain(deps, sharer, share!.id);
    expect(channels.map(({ channel, opens, nodes, members }) => ({ channel, opens, nodes, members }))).toEqual([
      { channel: 'poster', opens: 4, nodes: 3, members: 2 },
      { channel: 'timeline', opens: 1, nodes: 1, members: 1 },
    ]);
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

