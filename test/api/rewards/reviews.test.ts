import { randomUUID } from 'node:crypto';
import { cancelApplication } from '../../../server/applications/cancel-application';
import { decideReview } from '../../../server/fraud/decide-review';
import { addSignals, listOpenSignals } from '../../../server/fraud/signals';
import type { Id } from '../../../server/ids';
import { appointStaff } from '../../../server/members/appoint-staff';
import { stopRewardRules } from '../../../server/rewards/rule-versions';
import { oldMember } from '../../support/people';
import { setUpRewards } from '../../support/rewards';

const world = setUpRewards();
const { bring, applyFor, settle, rewardsOf, lotsOf, offer } = world;

/** Something is noticed about a pair, or about everybody a sharer brought. */
const raise = async (sharerId: Id, openerId: Id | null): Promise<Id> => {
  const finding = { kind: 'second-account' as const, sharerId, openerId, windowStart: world.deps.clock.now(), figures: [], nodeIds: [] };
  await addSignals(world.deps.database, world.deps, [finding]);
  const open = await listOpenSignals(world.deps.database, { sharerId, openerId: openerId ?? sharerId });
  return open.at(-1)!.id;
};

const decide = async (signalId: Id, decision: 'released' | 'voided'): Promise<void> => {
  const reviewerId = await oldMember(world.deps, '史镜贤');
  await appointStaff(world.deps, { memberId: reviewerId, branchId: world.branchId, title: '风险管理', roles: ['risk'] });
  await decideReview(world.deps, { signalId, reviewerId, key: randomUUID(), decision, reason: '已核对' });
  await settle();
};

const heldFor = async (sharerId?: Id) => {
  const opener = await bring(sharerId);
  const signalId = await raise(sharerId ?? world.sharerId, opener);
  const made = await applyFor(opener);
  await settle();
  expect(await rewardsOf(made)).toMatchObject([{ state: 'held', reason: 'fraud-review', points: 100 }]);
  return { opener, signalId, made };
};

test('a reward that a signal stands against is held and pays nothing; a review that releases it pays it once', async () => {
  const { signalId, made } = await heldFor();
  expect(await lotsOf(world.sharerId)).toEqual([]);
  await decide(signalId, 'released');
  expect(await rewardsOf(made)).toMatchObject([{ state: 'paid', reason: null }]);
  expect(await lotsOf(world.sharerId)).toEqual([{ points: 100, remaining: 100 }]);
});

test('a review that voids leaves nothing paid, and what was set aside is the budget’s and the month’s again', async () => {
  await offer({ budget: 100, perMonthMax: 100 });
  const { signalId, made } = await heldFor();
  await decide(signalId, 'voided');
  expect(await rewardsOf(made)).toMatchObject([{ state: 'void', reason: 'fraud-found', takenBack: 100 }]);
  const next = await applyFor(await bring());
  await settle();
  expect(await rewardsOf(next)).toMatchObject([{ state: 'paid' }]);
  expect(await lotsOf(world.sharerId)).toEqual([{ points: 100, remaining: 100 }]);
});

test('what is set aside is promised: while it is held nobody else gets it', async () => {
  await offer({ budget: 100 });
  const { signalId, made } = await heldFor();
  const other = await applyFor(await bring(await oldMember(world.deps)));
  await settle();
  expect(await rewardsOf(other)).toMatchObject([{ state: 'refused', reason: 'over-budget' }]);
  await decide(signalId, 'released');
  expect(await rewardsOf(made)).toMatchObject([{ state: 'paid' }]);
});

test('a finding against one friend does not touch what another did: it is paid once nothing is open', async () => {
  const { signalId, made } = await heldFor();
  const honest = await bring();
  const other = await applyFor(honest);
  await settle();
  expect(await rewardsOf(other)).toMatchObject([{ state: 'held' }]);
  const about = await raise(world.sharerId, null);
  await decide(signalId, 'voided');
  expect(await rewardsOf(made)).toMatchObject([{ state: 'void' }]);
  expect(await rewardsOf(other)).toMatchObject([{ state: 'held' }]);
  await decide(about, 'released');
  expect(await rewardsOf(other)).toMatchObject([{ state: 'paid' }]);
});

test('a held reward whose conversion is cancelled is void, and a later release pays nothing', async () => {
  const { opener, signalId, made } = await heldFor();
  await cancelApplication(world.deps, opener, made.id);
  await settle();
  expect(await rewardsOf(made)).toMatchObject([{ state: 'void', reason: 'conversion-reversed', takenBack: 100 }]);
  await decide(signalId, 'released');
  expect(await lotsOf(world.sharerId)).toEqual([]);
});

test('a held reward whose rules were stopped meanwhile is refused when it is released', async () => {
  const rulesVersion = await offer();
  const { signalId, made } = await heldFor();
  await stopRewardRules(world.deps, rulesVersion, '活动结束');
  await decide(signalId, 'released');
  expect(await rewardsOf(made)).toMatchObject([{ state: 'refused', reason: 'rule-stopped', points: 0 }]);
  expect(await lotsOf(world.sharerId)).toEqual([]);
});
