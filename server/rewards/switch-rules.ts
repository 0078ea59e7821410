import type { RewardVersionView, SwitchRewardRulesBody } from '@micro-branch/contract/rewards';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { requireRole } from '../members/require-role';
import { Refusal } from '../refusal';
import { lockBudget } from './budget';
import { getVersion } from './present-version';
import { addSwitching, findSwitchingByKey, isStopped, type Switching } from './rule-switch';

type Asked = SwitchRewardRulesBody & { version: number; memberId: Id };

const isSame = (earlier: Switching, { memberId, ...asked }: Asked): boolean =>
  earlier.version === asked.version && earlier.isStopped === asked.isStopped && earlier.reason === asked.reason && earlier.switchedBy === memberId;

/**
 * The switch, for staff with the marketing role. Stopped, a version pays nothing from now on, not even what a review then releases, and
 * no earlier version takes its place. Resumed, it pays for what is decided from now on; what was refused meanwhile stays refused. What it gave
 * stays given. The same key turns it once and answers the version as it stands now; with other terms it refuses with
 * `idempotency-conflict`. Refuses with `role-required`, `reward-rules-not-found`, or `state-changed` where it stands so already.
 */
export const switchRules = ({ database, clock }: Pick<Deps, 'database' | 'clock'>, asked: Asked): Promise<RewardVersionView> =>
  database.transaction(async (tx) => {
    const { version, isStopped: isStopping, reason, key, memberId: switchedBy } = asked;
    await requireRole(tx, switchedBy, 'marketing');
    await getVersion(tx, clock.now(), version);
    await lockBudget(tx, version);
    const earlier = await findSwitchingByKey(tx, key);
    if (earlier && !isSame(earlier, asked)) throw new Refusal('idempotency-conflict');
    if (!earlier) {
      if ((await isStopped(tx, version)) === isStopping) throw new Refusal('state-changed');
      const isAdded = await addSwitching(tx, { version, isStopped: isStopping, reason, switchedBy, key }, clock.now());
      if (!isAdded) throw new Refusal('idempotency-conflict', 'the key was used for another version at the same moment');
    }
    return getVersion(tx, clock.now(), version);
  });
