import { randomUUID } from 'node:crypto';
import { settleBackground } from '../../server/background';
import { sql } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { getChain } from '../../server/referrals/get-chain';
import { recordOpens } from '../../server/referrals/record-opens';
import { codeOf, openCard } from '../support/chain';
import { figures } from '../support/figures';
import { newMember, oldMember } from '../support/people';
import { setUpReferrals } from '../support/referrals';
import { plantPath, plantRoot } from '../support/tree';

const world = setUpReferrals();
const { count } = world;
let deps: Deps;
let cardId: Id;
beforeEach(() => ({ deps, cardId } = world));

jest.setTimeout(120_000);

test('a chain goes 512 hops down; below that opens still count, up to the root, and newcomers start trees of their own', async () => {
  const top = await newMember(deps);
  const rootId = await plantRoot(deps, cardId, top);
  let code = await codeOf(deps, await plantPath(deps, rootId, 510), cardId);
  for (const hop of [511, 512]) {
    code = (await openCard(deps, { memberId: await newMember(deps), cardId, code })).codes.chat!;
    expect(await count('nodes')).toBe(hop + 1);
  }
  for (const beyond of [await newMember(deps), await newMember(deps)]) {
    const own = (await openCard(deps, { memberId: beyond, cardId, code })).codes.chat!;
    expect(own).not.toBe(code);
    expect((await openCard(deps, { memberId: beyond, cardId })).codes.chat).toBe(own);
  }
  const [first, second] = [await oldMember(deps), await oldMember(deps)];
  const visitors = Array.from({ length: 200 }, (_, at) => (at === 0 ? first : at === 1 ? second : null));
  await recordOpens(deps, visitors.map((memberId) => ({ eventId: randomUUID(), cardId, code, memberId, address: '198.51.100.7' })));
  await settleBackground(deps);
  // Who came to the end is bound to who brought them, although there is no place for them.
  expect((await getChain(deps, top, rootId)).totals).toEqual(figures({ opens: 204, visitors: 710, nodes: 512, members: 4 }));
  // The four beyond stand alone.
  expect(await count('nodes')).toBe(517);
  const tooDeep = deps.database.query(
    sql('test.one_too_deep', `insert into nodes (id, card_id, root_id, parent_id, depth, path, member_id, channel, arrived_at)
      select 1, card_id, root_id, id, 513, path || 1::bigint, 1, 'chat', arrived_at from nodes where card_id = $1 and depth = 512`),
    [cardId],
  );
  await expect(tooDeep).rejects.toThrow('nodes_depth_check');
});
