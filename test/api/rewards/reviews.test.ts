import { cancelApplication } from '../../../server/applications/cancel-application';
import { oldMember } from '../../support/people';
import { reviewsOf } from '../../support/reward-reviews';
import { setUpRewards } from '../../support/rewards';

const world = setUpRewards();
const { bring, applyFor, settle, rewardsOf, lotsOf, offer } = world;
const { raise, decide, heldFor } = reviewsOf(world);

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
  await world.stop(rulesVersion, '活动结束');
  await decide(signalId, 'released');
  expect(await rewardsOf(made)).toMatchObject([{ state: 'refused', reason: 'rule-stopped', points: 0 }]);
  expect(await lotsOf(world.sharerId)).toEqual([]);
});
