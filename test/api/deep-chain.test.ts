import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { codeOf, openCard } from '../support/chain';
import { newMember } from '../support/people';
import { setUpReferrals } from '../support/referrals';

const world = setUpReferrals();
const { totalsOf } = world;
let deps: Deps;
let cardId: Id;
beforeEach(() => ({ deps, cardId } = world));

jest.setTimeout(60_000);

test('a chain goes 512 hops down; below that opens still count and the newcomer starts a tree of their own', async () => {
  const top = await newMember(deps);
  let code = await codeOf(deps, top, cardId);
  for (let hop = 1; hop <= 514; hop += 1) {
    const memberId = await newMember(deps);
    const answer = await openCard(deps, { memberId, cardId, code });
    if (hop <= 512) code = answer.codes.chat!;
    else expect(answer.codes.chat).not.toBe(code);
  }
  expect(await totalsOf(top)).toEqual({ opens: 514, visitors: 512, members: 512, conversions: 0 });
});
